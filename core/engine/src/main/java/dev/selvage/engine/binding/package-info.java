/**
 * Ties guarded methods to their policies: reads annotations, holds what injectors bind, builds
 * pipelines, and keeps the list of guarded methods.
 */
@NullMarked
package dev.selvage.engine.binding;

import org.jspecify.annotations.NullMarked;
