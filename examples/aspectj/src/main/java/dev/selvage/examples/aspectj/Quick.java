package dev.selvage.examples.aspectj;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This service's own word for both retries, with short waits. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@RetryOnRateLimit(initialDelay = "10ms")
@RetryOnServerError(initialDelay = "10ms")
public @interface Quick {}
