package dev.selvage.guice;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.engine.binding.Bootstrap;
import dev.selvage.engine.drive.BlockingDriver;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;

/**
 * A guarded method and what the weaver would leave in it: its handle. The handle is that of a copy
 * of this class in a loader of its own, below that of the tests, since a handle lives as long as
 * its class: no test sees another's.
 */
final class WovenChat {

  private final GuardedMethod handle = handleOf(new Apart().copy());

  private static GuardedMethod handleOf(Class<?> copy) {
    try {
      return (GuardedMethod)
          Bootstrap.constant(
              MethodHandles.privateLookupIn(copy, MethodHandles.lookup()),
              "site",
              GuardedMethod.class,
              WovenSite.CONTRACT,
              "ask",
              "()Ljava/lang/String;",
              "");
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Apart extends ClassLoader {

    Apart() {
      super(WovenChat.class.getClassLoader());
    }

    Class<?> copy() {
      String name = WovenChat.class.getName();
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @RetryOnRateLimit(policy = "chat", maxAttempts = 1)
  String ask() {
    throw new TooManyRequests();
  }

  GuardedMethod handle() {
    return handle;
  }

  /** How many attempts a call takes that always meets the limit. */
  int attempts() {
    int[] attempts = {0};
    try {
      BlockingDriver.run(
          handle.pipeline().newCall(null, GiveUps.count()),
          arguments -> {
            attempts[0]++;
            return ask();
          });
    } catch (TooManyRequests e) {
      return attempts[0];
    }
    throw new AssertionError("The call did not fail");
  }
}
