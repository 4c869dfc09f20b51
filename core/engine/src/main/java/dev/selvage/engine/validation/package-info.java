/** Stopping the chat request that cannot succeed, before it costs anything. */
@NullMarked
package dev.selvage.engine.validation;

import org.jspecify.annotations.NullMarked;
