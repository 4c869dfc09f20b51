package com.acme;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;

/** Annotations that cannot act where they stand. */
class Inert {

  @Retention(RetentionPolicy.RUNTIME)
  @RetryOnRateLimit
  @RetryOnServerError
  @interface Patient {}

  @Retention(RetentionPolicy.RUNTIME)
  @Patient
  @interface VeryPatient {}

  @RetryOnServerError
  @interface Forgotten {}

  @RetryOnRateLimit
  Inert() {}

  @VeryPatient
  Inert(int composed) {}

  @RetryOnRateLimit
  native void ofNative();

  @Patient
  static native void composedOnNative();

  @RetryOnRateLimit
  Stream<String> stream() {
    return Stream.of();
  }

  @Patient
  private static Flow.Publisher<String> publisher() {
    return null;
  }

  @RetryOnRateLimit
  Future<String> future() {
    return null;
  }

  @RetryOnRateLimit
  ScheduledFuture<String> anotherFuture() {
    return null;
  }

  static final class OwnStage extends CompletableFuture<String> {}

  @RetryOnRateLimit
  OwnStage ownStage() {
    return null;
  }

  @RetryOnRateLimit
  <F extends CompletionStage<String>> F guarded() {
    return null;
  }

  @RetryOnRateLimit
  <F extends Future<String>> F typeVariable() {
    return null;
  }

  @Patient
  static class Whole {
    String guarded() {
      return "";
    }

    Stream<String> stream() {
      return Stream.of();
    }

    native void ofNative();

    private Stream<String> notCovered() {
      return Stream.of();
    }
  }

  interface Face {
    @RetryOnRateLimit
    Object ask();
  }

  record Implementation() implements Face {
    @Override
    public Stream<String> ask() {
      return Stream.of();
    }
  }

  @RetryOnRateLimit
  static class Uncovered {
    Uncovered() {}

    private void hidden() {}

    @Override
    public String toString() {
      return "";
    }

    @Override
    public boolean equals(Object other) {
      return false;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  @Patient
  enum UncoveredEnum {
    ONE
  }
}
