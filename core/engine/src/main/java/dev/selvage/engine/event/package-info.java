/** What happens to guarded calls, told to listeners, to the log and to a JSON file. */
@NullMarked
package dev.selvage.engine.event;

import org.jspecify.annotations.NullMarked;
