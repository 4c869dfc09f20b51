package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatScriptTest {

  @Test
  void readsStepsInOrder() {
    assertThat(ChatScript.parse("429 after 1s, 500, then ok").steps())
        .containsExactly(
            ChatAnswer.rateLimited(Duration.ofSeconds(1)),
            ChatAnswer.serverError(),
            ChatAnswer.ok());
  }

  static Stream<Arguments> steps() {
    return Stream.of(
        Arguments.of("ok", ChatAnswer.ok()),
        Arguments.of("ok \"Good morning\"", ChatAnswer.ok("Good morning")),
        Arguments.of("ok \"one, then \\\"two\\\" \\\\\"", ChatAnswer.ok("one, then \"two\" \\")),
        Arguments.of("ok \"\"", ChatAnswer.ok("")),
        Arguments.of("500", ChatAnswer.serverError()),
        Arguments.of("503", ChatAnswer.overloaded()),
        Arguments.of("529", ChatAnswer.error(529)),
        Arguments.of("418", ChatAnswer.error(418)),
        Arguments.of("429", ChatAnswer.rateLimited()),
        Arguments.of("429 after 1m30s", ChatAnswer.rateLimited(Duration.ofSeconds(90))),
        Arguments.of("429 after 500ms", ChatAnswer.rateLimited(Duration.ofMillis(500))),
        Arguments.of("503 after 0s", ChatAnswer.overloaded().withRetryAfter(Duration.ZERO)),
        Arguments.of("429 quota", ChatAnswer.quotaUsedUp()),
        Arguments.of("429 too large", ChatAnswer.requestTooLarge()),
        Arguments.of("429 slow down", ChatAnswer.slowDown()),
        Arguments.of("401", ChatAnswer.unauthorized()),
        Arguments.of("400", ChatAnswer.badRequest()),
        Arguments.of("400 context", ChatAnswer.contextTooLong()),
        Arguments.of("404", ChatAnswer.modelNotFound()),
        Arguments.of("drop", ChatAnswer.drop()),
        Arguments.of("drop in 5ms", ChatAnswer.drop().withDelay(Duration.ofMillis(5))),
        Arguments.of("ok in 200ms", ChatAnswer.ok().withDelay(Duration.ofMillis(200))),
        Arguments.of(
            "429 slow down after 1s in 20ms",
            ChatAnswer.slowDown()
                .withRetryAfter(Duration.ofSeconds(1))
                .withDelay(Duration.ofMillis(20))));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void readsAndWritesEveryKindOfStep(String text, ChatAnswer answer) {
    assertThat(ChatScript.parse(text).steps()).containsExactly(answer);
    assertThat(answer).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "429 after 1s,500,500,500,ok",
        "429 AFTER 1S, 3 X 500, OK",
        " 429  after \t 1 s ,\n then 3x500,\r\n then ok ",
        "429 after 1s then 3 × 500 then ok",
        "then 429 after 1s, THEN 3 x 500, Then ok",
        "429 after PT1S, 500, 2 x 500, ok"
      })
  void knowsNoWhiteSpaceAndNoCase(String text) {
    assertThat(ChatScript.parse(text)).hasToString("429 after 1s, 3 x 500, ok");
  }

  @Test
  void equalsTheSameScriptFromABuilder() {
    ChatScript built =
        ChatScript.builder()
            .rateLimited(Duration.ofSeconds(1))
            .serverError()
            .times(3)
            .answer(ChatAnswer.quotaUsedUp())
            .ok("Hi")
            .build();

    ChatScript read = ChatScript.parse("429 after 1s, 3 x 500, 429 quota, ok \"Hi\"");

    assertThat(read).isEqualTo(built).hasSameHashCodeAs(built);
    assertThat(ChatScript.parse(built.toString())).isEqualTo(built);
  }

  @Test
  void repeatsTheLastStepForEver() {
    ChatScript script = ChatScript.parse("500, ok");

    assertThat(script.answer(0)).isEqualTo(ChatAnswer.serverError());
    assertThat(script.answer(1)).isEqualTo(ChatAnswer.ok());
    assertThat(script.answer(Long.MAX_VALUE)).isEqualTo(ChatAnswer.ok());
  }

  @Test
  void staysAsItIsWhenItsBuilderGoesOn() {
    ChatScript.Builder builder = ChatScript.builder().ok();
    ChatScript script = builder.build();
    builder.drop();

    assertThat(script).hasToString("ok");
  }

  @Test
  void hasAtLeastOneStep() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ChatScript.builder().build())
        .withMessage("The script has no step yet; add one, for example ok()");
    assertThatIllegalStateException().isThrownBy(() -> ChatScript.builder().times(2));
  }

  @Test
  void refusesARepeatCountOutOfRange() {
    assertThatThrownBy(() -> ChatScript.builder().ok().times(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("times must be from 1 to 100000, but is 0");
  }

  @Test
  void readsLongTexts() {
    String text = "long \\ text ".repeat(20_000);

    ChatScript script = ChatScript.builder().ok(text).build();

    assertThat(ChatScript.parse(script.toString())).isEqualTo(script);
  }
}
