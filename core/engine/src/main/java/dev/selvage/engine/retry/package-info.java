/** Running a method again: the laws of backoff, the policy and its stage. */
@NullMarked
package dev.selvage.engine.retry;

import org.jspecify.annotations.NullMarked;
