package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import dev.selvage.engine.retry.Backoff;
import dev.selvage.engine.time.Timing;
import dev.selvage.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimingTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  private final VirtualTime time = new VirtualTime();

  @Test
  void callsWaitOnTheClockThatIsBound() {
    injectors.create(
        new SelvageModule() {
          @Override
          protected void configurePolicies() {
            retryOnRateLimit("chat")
                .maxAttempts(3)
                .backoff(Backoff.exponential(Duration.ofSeconds(30), Duration.ofMinutes(1)));
            bindTiming(time.timing());
          }
        });
    injectors.chat().attempts();
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(30), Duration.ofMinutes(1));
  }

  @Test
  void anyModuleMayBindTheClock() {
    assertThatItIsUsed(
        new AbstractModule() {
          @Override
          protected void configure() {
            OptionalBinder.newOptionalBinder(binder(), Timing.class)
                .setBinding()
                .toInstance(time.timing());
          }
        });
  }

  @Test
  void aClockThatIsBoundAlreadyIsUsed() {
    assertThatItIsUsed(
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(Timing.class).toInstance(time.timing());
          }
        });
  }

  private void assertThatItIsUsed(Module clock) {
    injectors.create(clock, attempts());
    injectors.chat().attempts();
    assertThat(time.sleeps()).hasSize(1);
  }

  private static Module attempts() {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        retryOnRateLimit("chat").maxAttempts(2);
      }
    };
  }
}
