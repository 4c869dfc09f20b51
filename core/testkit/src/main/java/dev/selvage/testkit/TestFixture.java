package dev.selvage.testkit;

import dev.selvage.engine.time.TimeSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one test asked for. As a clock, it is the virtual one where there is one. */
final class TestFixture implements TimeSource {

  private final ChatScript script;
  private @Nullable FakeChatProvider provider;
  private @Nullable VirtualTime time;

  TestFixture(ChatScript script) {
    this.script = script;
  }

  synchronized FakeChatProvider provider() {
    if (provider == null) {
      provider = FakeChatProvider.start(this);
      provider.play(script);
    }
    return provider;
  }

  synchronized VirtualTime time() {
    if (time == null) {
      time = new VirtualTime();
    }
    return time;
  }

  private synchronized TimeSource clock() {
    return time == null ? TimeSource.system() : time;
  }

  @Override
  public long nanoTime() {
    return clock().nanoTime();
  }

  @Override
  public Instant instant() {
    return clock().instant();
  }

  /** Closes outside the lock, since a request on its way may still ask for the time. */
  void close() {
    FakeChatProvider started = startedProvider();
    if (started != null) {
      started.close();
    }
  }

  private synchronized @Nullable FakeChatProvider startedProvider() {
    return provider;
  }
}
