package dev.selvage.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.selvage.Kind;
import dev.selvage.engine.Golden;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {

  @Test
  void saysForEachKindWhatHelps() {
    Golden.check(
        "kinds.txt",
        Arrays.stream(Kind.values())
            .map(Diagnosis::of)
            .map(diagnosis -> diagnosis + "\n  - " + String.join("\n  - ", diagnosis.advice()))
            .collect(Collectors.joining("\n")));
  }

  @Test
  void saysStatusCodeAndWait() {
    Diagnosis diagnosis =
        Diagnosis.builder(Kind.RATE_LIMITED)
            .status(429)
            .code("rate_limit_exceeded")
            .namedWait(new NamedWait(Duration.ofMillis(1500), "retry-after-ms"))
            .build();

    assertThat(diagnosis.sentence())
        .isEqualTo(
            "429 rate_limit_exceeded: rate limited: too many requests or tokens in the window;"
                + " the server asks to wait 1.5s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "You exceeded your current quota",
        "sk proj",
        "a\nb",
        "{\"x\":1}",
        "Incorrect API key provided: sk-abc",
        "sk-proj-abc",
        "gsk_abc",
        "AIzaSyAbc",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void keepsNoTextThatIsNoCode(String text) {
    assertThat(Diagnosis.builder(Kind.UNKNOWN).code(text).build().code()).isEmpty();
  }

  @Test
  void keepsNoIdThatIsNone() {
    assertThat(Diagnosis.builder(Kind.UNKNOWN).requestId("a b").build().requestId()).isEmpty();
    assertThat(Diagnosis.builder(Kind.UNKNOWN).requestId("sk-proj-a").build().requestId())
        .isEmpty();
    assertThat(Diagnosis.builder(Kind.UNKNOWN).requestId(null).build().requestId()).isEmpty();
    assertThat(Diagnosis.builder(Kind.UNKNOWN).requestId("req_1:2").build().requestId())
        .contains("req_1:2");
  }

  @Test
  void needsAKind() {
    assertThatNullPointerException().isThrownBy(() -> Diagnosis.of(null)).withMessage("kind");
  }
}
