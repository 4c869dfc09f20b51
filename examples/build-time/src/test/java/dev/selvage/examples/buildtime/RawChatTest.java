package dev.selvage.examples.buildtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.Woven;
import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.engine.validation.InvalidChatRequestException;
import dev.selvage.testkit.FakeChat;
import dev.selvage.testkit.FakeChatProvider;
import org.junit.jupiter.api.Test;

/** No agent is attached here: the build has woven the class. */
class RawChatTest {

  @Test
  @FakeChat("429 after 20ms, 500, then ok \"Hello\"")
  void survivesReturnedFailures(FakeChatProvider provider) throws Exception {
    assertThat(new RawChat(provider.baseUrl()).ask("gpt-4o", "Hi")).contains("Hello");
    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @Test
  @FakeChat("429 quota")
  void givesTheLastResponseWhereNoWaitHelps(FakeChatProvider provider) throws Exception {
    assertThat(new RawChat(provider.baseUrl()).ask("gpt-4o", "Hi")).contains("insufficient_quota");
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  @FakeChat("ok")
  void stopsAnInvalidRequestBeforeTheCall(FakeChatProvider provider) {
    assertThatThrownBy(() -> new RawChat(provider.baseUrl()).ask("gpt4o", "Hi"))
        .isInstanceOf(InvalidChatRequestException.class)
        .hasMessageContaining("write \"gpt-4o\"");
    assertThat(provider.requestCount()).isZero();
  }

  @Test
  void theMethodIsListedBeforeItRuns() {
    assertThat(Selvage.guardedMethods())
        .extracting(Report::toString)
        .containsExactly("woven " + RawChat.class.getName() + ".send(Map): at build time");
  }

  @Test
  void theClassIsMarkedForOtherDoors() {
    assertThat(RawChat.class).hasAnnotation(Woven.class);
    assertThat(Json.class.getAnnotations()).isEmpty();
  }
}
