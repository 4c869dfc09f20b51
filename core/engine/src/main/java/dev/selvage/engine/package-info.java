/** The plain door: guarded calls without annotations or weaving. */
@NullMarked
package dev.selvage.engine;

import org.jspecify.annotations.NullMarked;
