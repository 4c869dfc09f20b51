package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Injector;
import dev.selvage.engine.Selvage;
import dev.selvage.engine.policy.ConfigurationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No annotated class is bound, so no weaver is needed. */
class PlainCallTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  @Test
  void aPlainCallRunsUnderThePoliciesOfItsInjector() {
    ChatModule module = new ChatModule(3);
    Selvage selvage = injectors.create(module).getInstance(Selvage.class);
    AtomicInteger attempts = new AtomicInteger();
    String answer =
        selvage.call(
            "chat",
            () -> {
              if (attempts.incrementAndGet() < 3) {
                throw new TooManyRequests();
              }
              return "Hello";
            });
    assertThat(answer).isEqualTo("Hello");
    assertThat(module.time().sleeps()).hasSize(2);
  }

  @Test
  void thereIsOneOfItPerInjector() {
    Injector injector = injectors.create(new ChatModule(3));
    assertThat(injector.getInstance(Selvage.class)).isSameAs(injector.getInstance(Selvage.class));
  }

  @Test
  void aPlainCallByAnUnknownNameIsToldTheNearest() {
    Selvage selvage = injectors.create(new ChatModule(3)).getInstance(Selvage.class);
    assertThatThrownBy(() -> selvage.call("chta", () -> ""))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("write \"chat\"");
  }
}
