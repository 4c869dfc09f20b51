package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.selvage.engine.binding.SelvageBinding;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a woven site sees of injectors that come and go. */
class RebuildTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  @Test
  void aSiteThatRanBeforeSeesThePolicyAtOnce() {
    WovenChat chat = injectors.chat();
    assertThat(chat.attempts()).isEqualTo(1);
    injectors.create(new ChatModule(4));
    assertThat(chat.attempts()).isEqualTo(4);
  }

  @Test
  void aSiteThatComesLaterSeesThePolicyToo() {
    injectors.create(new ChatModule(4));
    assertThat(injectors.chat().attempts()).isEqualTo(4);
  }

  @Test
  void closingGivesTheMethodBackToItsAnnotation() {
    WovenChat chat = injectors.chat();
    SelvageBinding binding = injectors.create(new ChatModule(4)).getInstance(SelvageBinding.class);
    assertThat(chat.attempts()).isEqualTo(4);
    binding.close();
    assertThat(chat.attempts()).isEqualTo(1);
    assertThatCode(binding::close).doesNotThrowAnyException();
  }

  @Test
  void aSiteThatRanBeforeWithoutItsPolicyIsAFault() {
    WovenChat chat = injectors.chat();
    assertThat(injectors.faults(new SelvageModule() {}))
        .contains("@RetryOnRateLimit on WovenChat.ask: policy = \"chat\": no such policy is bound")
        .contains("\n1 error\n");
    assertThat(chat.attempts()).isEqualTo(1);
  }

  @Test
  void nothingIsInstalledWhereCreationFails() {
    WovenChat chat = injectors.chat();
    injectors.faults(new ChatModule(4), new ChatModule(5));
    assertThat(chat.attempts()).isEqualTo(1);
  }

  @Test
  void theAnnotationsOtherValuesStay() {
    WovenChat chat = injectors.chat();
    injectors.create(
        new SelvageModule() {
          @Override
          protected void configurePolicies() {
            retryOnRateLimit("chat").maxElapsed(Duration.ofSeconds(1));
          }
        });
    assertThat(chat.attempts()).isEqualTo(1);
  }
}
