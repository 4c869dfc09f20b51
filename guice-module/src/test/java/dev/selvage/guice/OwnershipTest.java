package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.util.Modules;
import dev.selvage.engine.binding.SelvageBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OwnershipTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  @Test
  void injectorsMayNameAPolicyWithTheSameValues() {
    WovenChat chat = injectors.chat();
    SelvageBinding first = binding(3);
    SelvageBinding second = binding(3);
    assertThat(chat.attempts()).isEqualTo(3);
    first.close();
    assertThat(chat.attempts()).isEqualTo(3);
    second.close();
    assertThat(chat.attempts()).isEqualTo(1);
  }

  @Test
  void theFirstInjectorKeepsItsValuesWhereASecondDiffers() {
    WovenChat chat = injectors.chat();
    binding(2);
    assertThat(injectors.faults(new ChatModule(3))).contains("{maxAttempts=3} differs from");
    assertThat(chat.attempts()).isEqualTo(2);
  }

  @Test
  void aClosedInjectorOwnsNothing() {
    binding(2).close();
    binding(3);
    assertThat(injectors.chat().attempts()).isEqualTo(3);
  }

  @Test
  void modulesOfOneInjectorMayNameAPolicyWithTheSameValues() {
    injectors.create(new ChatModule(3), attempts(3), attempts(3));
    assertThat(injectors.chat().attempts()).isEqualTo(3);
  }

  @Test
  void modulesOfOneInjectorNameItsPoliciesTogether() {
    injectors.create(
        new ChatModule(3),
        new SelvageModule() {
          @Override
          protected void configurePolicies() {
            retryOnRateLimit("other").maxAttempts(2);
          }
        });
    assertThat(injectors.chat().attempts()).isEqualTo(3);
  }

  @Test
  void aPolicyCanBeOverriddenAsAnyBinding() {
    injectors.create(Modules.override(new ChatModule(6)).with(new ChatModule(3)));
    assertThat(injectors.chat().attempts()).isEqualTo(3);
  }

  private SelvageBinding binding(int maxAttempts) {
    return injectors.create(new ChatModule(maxAttempts)).getInstance(SelvageBinding.class);
  }

  private static SelvageModule attempts(int maxAttempts) {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        retryOnRateLimit("chat").maxAttempts(maxAttempts);
      }
    };
  }
}
