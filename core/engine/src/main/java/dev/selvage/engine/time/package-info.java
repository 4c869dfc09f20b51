/** Time, waiting, scheduling and randomness, each a parameter of the engine. */
@NullMarked
package dev.selvage.engine.time;

import org.jspecify.annotations.NullMarked;
