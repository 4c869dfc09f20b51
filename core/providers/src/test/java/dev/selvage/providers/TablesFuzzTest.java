package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.ProviderTable;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever servers send, each table answers. */
class TablesFuzzTest {

  private static final String SEED = "20260102";

  private static void judge(Failure failure) {
    for (ProviderTable table : Answer.TABLES) {
      assertThat(table.kindOf(failure)).isNotNull();
      assertThat(table.providerOf(failure)).isNotNull();
    }
  }

  @Property(seed = SEED, tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
  void noTableThrows(@ForAll("answers") Answer answer) {
    judge(answer.failure());
    assertThat(answer.diagnosis()).isNotNull();
  }

  /** What nobody recognises, and what is not a code, type or text that a table has. */
  @Property(seed = SEED, tries = 500, shrinking = ShrinkingMode.BOUNDED)
  void whatNoTableKnowsTheStatusDecides(@ForAll("noise") String noise) {
    String body = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\"}}".formatted(noise, noise);

    assertThat(Answer.of(400, body).diagnosis().kind()).isEqualTo(Kind.BAD_REQUEST);
    assertThat(Answer.of(429, body).diagnosis().kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(Answer.of(500, body).diagnosis().kind()).isEqualTo(Kind.SERVER_ERROR);
  }

  @Test
  void hugeTextsAreReadNoFurtherThanTheirStart() {
    String huge = "a:#'".repeat(5 << 20);
    Failure failure =
        Failure.builder()
            .status(429)
            .code(huge)
            .type(huge)
            .message(huge)
            .detail("raw", huge)
            .detail("status", huge)
            .headers(name -> huge)
            .build();

    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> judge(failure));
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.strings().withCharRange('A', 'Z').withChars(' ').ofMaxLength(80);
  }

  @Provide
  Arbitrary<Answer> answers() {
    Arbitrary<Integer> statuses =
        Arbitraries.of(0, 200, 400, 403, 404, 413, 429, 500, 503, 529, 999);
    Arbitrary<Map<String, String>> headers =
        Arbitraries.maps(
                Arbitraries.of(
                    "x-amzn-errortype", "x-amzn-requestid", "apim-request-id", "server", "date"),
                texts())
            .ofMaxSize(2);
    return Combinators.combine(statuses, headers, bodies()).as(Answer::new);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.of(
            "ThrottlingException:http://x",
            "a#b:c,d",
            "",
            ":",
            "#",
            "tokens",
            "429",
            "{",
            "[1]",
            "RESOURCE_EXHAUSTED",
            "insufficient_quota",
            "rate_limit_error",
            "\uFFFD\uD800"));
  }

  private static Arbitrary<String> bodies() {
    Arbitrary<String> names =
        Arbitraries.of(
            "code",
            "type",
            "message",
            "status",
            "error",
            "detail",
            "msg",
            "raw",
            "quotaId",
            "object",
            "__type",
            "metadata",
            "provider_name",
            "innererror",
            "signin_url");
    Arbitrary<String> values =
        Arbitraries.oneOf(
            texts().map(t -> '"' + t.replace('"', ' ').replace('\\', ' ') + '"'),
            Arbitraries.of("null", "1e400", "-0", "{}", "[]", "[{\"msg\":1}]", "tru"));
    Arbitrary<String> objects =
        Combinators.combine(names, values)
            .as((name, value) -> '"' + name + "\":" + value)
            .list()
            .ofMaxSize(6)
            .map(fields -> '{' + String.join(",", fields) + '}');
    return Arbitraries.oneOf(
        objects, objects.map(o -> "{\"error\":" + o + ",\"type\":\"error\"}"), texts());
  }
}
