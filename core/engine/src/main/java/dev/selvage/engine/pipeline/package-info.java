/**
 * The machine that decides: a {@link dev.selvage.engine.pipeline.Pipeline} of stages, a {@link
 * dev.selvage.engine.pipeline.Call} that walks through it, and the {@link
 * dev.selvage.engine.pipeline.Step} that it asks a driver to carry out. Nothing here sleeps, blocks
 * or starts a thread.
 */
@NullMarked
package dev.selvage.engine.pipeline;

import org.jspecify.annotations.NullMarked;
