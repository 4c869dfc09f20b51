/** What retries may cost a provider that is in trouble, counted over all calls of it. */
@NullMarked
package dev.selvage.engine.budget;

import org.jspecify.annotations.NullMarked;
