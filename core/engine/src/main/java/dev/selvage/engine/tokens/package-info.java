/** Tokens before the call: how many a text or a whole request has, and how that was found out. */
@NullMarked
package dev.selvage.engine.tokens;

import org.jspecify.annotations.NullMarked;
