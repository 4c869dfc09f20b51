package dev.selvage.aspectj;

import dev.selvage.BackoffLaw;
import dev.selvage.RetryOnRateLimit;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Three attempts without a wait. */
@Retention(RetentionPolicy.RUNTIME)
@RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
public @interface Thrice {

  /** Stands for {@link Thrice}. */
  @Retention(RetentionPolicy.RUNTIME)
  @Thrice
  @interface AtTwo {}

  /** Stands for {@link AtTwo}. */
  @Retention(RetentionPolicy.RUNTIME)
  @AtTwo
  @interface AtThree {}

  /** Stands for {@link AtThree}. */
  @Retention(RetentionPolicy.RUNTIME)
  @AtThree
  @interface AtFour {}
}
