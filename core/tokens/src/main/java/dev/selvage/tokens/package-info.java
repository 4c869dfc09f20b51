/** Counts tokens as OpenAI's models do: JTokkit's tables, and what JTokkit does not know. */
@NullMarked
package dev.selvage.tokens;

import org.jspecify.annotations.NullMarked;
