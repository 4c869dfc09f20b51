package dev.selvage.guice;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.engine.binding.Bootstrap;
import dev.selvage.engine.drive.BlockingDriver;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import java.lang.invoke.MethodHandles;

/** A guarded method and what the weaver would leave in it: its handle. */
final class WovenChat {

  private final GuardedMethod handle =
      Bootstrap.constant(
          MethodHandles.lookup(),
          "site",
          GuardedMethod.class,
          WovenSite.CONTRACT,
          "ask",
          "()Ljava/lang/String;",
          "");

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
