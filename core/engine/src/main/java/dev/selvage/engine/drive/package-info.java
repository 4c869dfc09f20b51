/**
 * The drivers that carry out what calls ask for: one parks the caller's thread, one composes on a
 * {@link java.util.concurrent.CompletionStage}. The only place, beside the time package, where
 * anything waits.
 */
@NullMarked
package dev.selvage.engine.drive;

import org.jspecify.annotations.NullMarked;
