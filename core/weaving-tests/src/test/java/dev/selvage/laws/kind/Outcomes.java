package dev.selvage.laws.kind;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Waits, as callers do, for what methods return that give their outcome later. */
public final class Outcomes {

  private Outcomes() {}

  /**
   * The outcome itself; of what is none of those types, just that.
   *
   * @throws Throwable the failure itself
   */
  public static Object of(Object returned) throws Throwable {
    if (returned instanceof Mono<?> mono) {
      return mono.value();
    }
    if (returned instanceof Stream<?> stream) {
      return stream.findFirst().orElseThrow();
    }
    if (returned instanceof Flow.Publisher<?> publisher) {
      return published(publisher);
    }
    if (returned instanceof Supplier<?> coroutine) {
      return coroutine.get();
    }
    return returned instanceof Future<?> future ? got(future) : returned;
  }

  private static Object got(Future<?> future) throws Throwable {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private static <T> Object published(Flow.Publisher<T> publisher) {
    AtomicReference<Object> last = new AtomicReference<>();
    publisher.subscribe(
        new Flow.Subscriber<T>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {}

          @Override
          public void onNext(T item) {
            last.set(item);
          }

          @Override
          public void onError(Throwable failure) {}

          @Override
          public void onComplete() {}
        });
    return last.get();
  }
}
