package dev.selvage.engine.sdk;

import dev.selvage.engine.binding.GuardedFrames;
import dev.selvage.engine.drive.Running;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.SdkRetries;
import dev.selvage.engine.pipeline.Underneath;
import dev.selvage.engine.pipeline.WeakIdentityMap;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the agent has clients call that retry by themselves. A request made inside a guarded method
 * is known by its identity, and so are those made of it: an asynchronous client makes it on the
 * caller's thread and sends it on another. Never throws. Safe for use by many threads.
 */
public final class SdkSite {

  /** The guarded method that a request, or the builder of one, belongs to. */
  private static final WeakIdentityMap<Object, String> METHODS = new WeakIdentityMap<>();

  private static final Map<ClassLoader, Set<String>> TOLD =
      Collections.synchronizedMap(new WeakHashMap<>());

  private SdkSite() {}

  /**
   * A client makes a request.
   *
   * @return the idempotency key that it shall carry, or null
   */
  public static @Nullable String begins(Object builder) {
    try {
      return METHODS.get(builder) != null ? null : beginsNew(builder);
    } catch (RuntimeException | LinkageError e) {
      return null;
    }
  }

  private static @Nullable String beginsNew(Object builder) {
    Optional<Call> call = Running.call();
    call.map(Call::method).or(SdkSite::methodOnStack).ifPresent(name -> METHODS.put(builder, name));
    call.ifPresent(Call::countRequest);
    return call.flatMap(Call::idempotencyKey).orElse(null);
  }

  private static Optional<String> methodOnStack() {
    return GuardedFrames.innermost().map(GuardedMethod::pipeline).map(p -> p.method());
  }

  /** A client makes one thing of another: a request of a builder, or the other way about. */
  public static void follows(Object from, @Nullable Object to) {
    try {
      String method = METHODS.get(from);
      if (method != null && to != null) {
        METHODS.put(to, method);
      }
    } catch (RuntimeException | LinkageError e) {
      // Then the client does as it would.
    }
  }

  /**
   * Whether the client shall not retry that request by itself.
   *
   * @param retries how often it would
   */
  public static boolean takesOver(Object request, int retries, String client, String turnOff) {
    try {
      String method = METHODS.get(request);
      if (method == null) {
        return false;
      }
      if (!SdkRetries.areNeutralized()) {
        found(method, request.getClass(), retries + 1, client, turnOff);
      }
      return SdkRetries.areNeutralized();
    } catch (RuntimeException | LinkageError e) {
      return false;
    }
  }

  /**
   * A client begins a loop that is left as it is.
   *
   * @param requests how many requests it may make
   */
  public static void loops(Class<?> type, int requests, String client, String turnOff) {
    try {
      Running.call()
          .map(Call::method)
          .or(SdkSite::methodOnStack)
          .ifPresent(method -> found(method, type, requests, client, turnOff));
    } catch (RuntimeException | LinkageError e) {
      // Then nobody hears of it.
    }
  }

  /**
   * A client runs a loop that is left as it is.
   *
   * @param way from {@code loop} to how often it retries
   */
  public static void runs(Object loop, String way, String client, String turnOff) {
    asked(loop, way, 1, client, turnOff);
  }

  /**
   * A client is within a loop that is left as it is.
   *
   * @param way from {@code options} to how many attempts it makes
   */
  public static void repeats(Object options, String way, String client, String turnOff) {
    asked(options, way, 0, client, turnOff);
  }

  private static void asked(Object from, String way, int more, String client, String turnOff) {
    try {
      Running.call()
          .map(Call::method)
          .or(SdkSite::methodOnStack)
          .ifPresent(
              method ->
                  found(method, from.getClass(), Way.count(from, way) + more, client, turnOff));
    } catch (RuntimeException | LinkageError e) {
      // Then nobody hears of it.
    }
  }

  /** Counts it in the histories of the method, and says so once for each client and loader. */
  private static void found(
      String method, Class<?> type, int requests, String client, String turnOff) {
    if (requests <= 1) {
      return;
    }
    Underneath.note(method, requests);
    ClassLoader loader = type.getClassLoader();
    if (TOLD.computeIfAbsent(loader, key -> ConcurrentHashMap.newKeySet()).add(client)) {
      Log.of(loader)
          .warn(
              "%s: %s retries by itself underneath, so that one attempt may be %d requests; %s"
                  .formatted(method, client, requests, turnOff));
    }
  }
}
