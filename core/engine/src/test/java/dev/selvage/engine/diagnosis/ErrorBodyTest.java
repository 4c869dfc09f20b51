package dev.selvage.engine.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Law;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {

  private static String read(String body) {
    Failure failure = Failure.builder().body(body).build();
    return "%s %s %s"
        .formatted(
            failure.code().orElse("-"), failure.type().orElse("-"), failure.message().orElse("-"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"error\":{\"message\":\"m\",\"type\":\"t\",\"param\":null,\"code\":\"c\"}} | c t m",
        "{\"message\":\"m\",\"type\":\"t\",\"code\":\"c\"} | c t m",
        "{\"type\":\"error\",\"error\":{\"type\":\"t\",\"message\":\"m\"},\"request_id\":\"r\"}"
            + " | - t m",
        "{\"error\":{\"message\":\"m\",\"type\":\"t\"},\"request_id\":\"r\",\"type\":\"error\"}"
            + " | - t m",
        "{\"error\":\"m\"} | - - m",
        "{\"error\":{\"code\":429,\"message\":\"m\",\"status\":\"S\",\"details\":[{\"code\":1}]}}"
            + " | 429 - m",
        "[{\"error\":{\"code\":\"c\"}}] | c - -",
        "[[{\"error\":{\"code\":\"c\"}}]] | - - -",
        "[] | - - -",
        "{\"error\":{\"code\":null,\"message\":\"m\"}} | - - m",
        "{\"error\":{\"innererror\":{\"code\":\"inner\"},\"code\":\"c\"}} | c - -",
        "{\"error\":{\"error\":{\"code\":\"c\"}}} | c - -",
        "{\"error\":{\"code\":\"c\" | c - -",
        "{\"error\":{\"code\":\"c\",\"mess | c - -",
        "{\"error\" | - - -",
        "{\"error\": | - - -",
        "{\"code\": | - - -",
        "{} | - - -",
        "{\"error\":[]} | - - -",
        "{\"error\":{}} | - - -",
        "{\"error\":true} | - - true",
        "{\"error\":\"m\",\"error_type\":\"validation\"} | - - m",
        "{\"status\":429,\"error\":\"Too Many Requests\",\"message\":\"m\"} | - - m",
        "{\"object\":\"error\",\"message\":\"m\",\"type\":\"BadRequestError\",\"code\":400}"
            + " | 400 BadRequestError m",
        "{\"detail\":\"Not Found\"} | - - Not Found",
        "{\"detail\":[{\"loc\":[\"body\",1],\"msg\":\"m\",\"type\":\"t\"},{\"msg\":\"n\"}]} | - - m",
        "{\"type\":\"error\",\"error\":{\"message\":\"m\"}} | - - m",
        "{\"message\":\"out\",\"error\":{\"message\":\"in\"},\"code\":\"out\"} | - - in",
        "\uFEFF{\"error\":\"m\"} | - - m",
        "<html><body>502 Bad Gateway</body></html> | - - -",
        "upstream connect error | - - -",
        "null | - - -",
        "\"error\" | - - -",
      })
  void readsWhatIsThere(String body, String expected) {
    assertThat(read(body)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"error\":{\"param\":\"temperature\",\"code\":\"c\"}} | param | temperature",
        "{\"error\":{\"status\":\"UNAVAILABLE\"}} | status | UNAVAILABLE",
        "{\"error\":{\"innererror\":{\"code\":\"inner\"},\"code\":\"c\"}}"
            + " | innererror.code | inner",
        "{\"error\":{\"details\":{\"error_code\":\"enforced_spend_limit_reached\"}}}"
            + " | error_code | enforced_spend_limit_reached",
        "{\"error\":{\"details\":[{\"a\":[{\"quotaId\":\"PerDay\"}]},{\"retryDelay\":\"53s\"}]}}"
            + " | quotaId | PerDay",
        "{\"error\":{\"details\":[{\"a\":[{\"quotaId\":\"PerDay\"}]},{\"retryDelay\":\"53s\"}]}}"
            + " | retryDelay | 53s",
        "{\"error\":{\"a\":{\"x\":1},\"b\":{\"x\":2}}} | x | 1",
        "{\"type\":\"error\",\"error\":{\"type\":\"t\"},\"request_id\":\"r\"} | type | error",
        "{\"type\":\"error\",\"error\":{\"type\":\"t\"},\"request_id\":\"r\"} | request_id | r",
        "{\"error\":{\"metadata\":{\"provider_name\":\"p\"}},\"user_id\":\"u\"} | provider_name | p",
        "{\"error\":\"m\",\"signin_url\":\"u\"} | error | m",
        "{\"detail\":[{\"type\":\"t\",\"msg\":\"m\"}]} | detail.type | t",
      })
  void readsTheDetails(String body, String name, String expected) {
    assertThat(Failure.builder().body(body).build().detail(name)).contains(expected);
  }

  @Test
  void takesNothingFromARequestThatIsEchoed() {
    String body =
        "{\"detail\":[{\"type\":\"t\",\"msg\":\"m\",\"input\":{\"quotaId\":\"PerDay\"}}]}";

    assertThat(Failure.builder().body(body).build().detail("quotaId")).isEmpty();
    assertThat(read(body)).isEqualTo("- - m");
  }

  @Test
  void keepsEachOfSeveralDetailsOfOneName() {
    String body =
        "{\"error\":{\"details\":[{\"quotaId\":\"PerMinute\"},{\"quotaId\":\"PerDay\"}]}}";

    assertThat(Failure.builder().body(body).build().details("quotaId"))
        .containsExactly("PerMinute", "PerDay");
  }

  @Test
  void readsWhatIsLeftOfTextThatWasNoUtf8() {
    byte[] body = "{\"error\":{\"message\":\"caf?\",\"code\":\"c\"}}".getBytes(ISO_8859_1);
    body[new String(body, ISO_8859_1).indexOf('?')] = (byte) 0xE9;

    assertThat(read(new String(body, UTF_8))).isEqualTo("c - caf\uFFFD");
  }

  @Test
  void readsTenMegabytesNoFurtherThanItsStart() {
    String body = "{\"error\":{\"code\":\"c\"},\"echo\":\"" + "x".repeat(10 << 20) + "\"}";

    assertThat(read(body)).isEqualTo("c - -");
    assertThat(Failure.builder().body(body).build().detail("echo")).isEmpty();
  }

  @Test
  void keepsABoundedNumberOfDetails() {
    StringBuilder body = new StringBuilder("{\"error\":{\"details\":{");
    for (int i = 0; i < 3_000; i++) {
      body.append("\"n").append(i).append("\":1,");
    }
    Failure failure =
        Failure.builder().body(body.append("\"last\":1},\"code\":\"c\"}}").toString()).build();
    assertThat(failure.detail("n0")).contains("1");
    assertThat(failure.detail("last")).isEmpty();
    assertThat(failure.code()).contains("c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "\uFEFF{}", "\uD800", "{\"a\":\"\\u12\"}", "}"})
  void findsNothingInOddTexts(String body) {
    assertThat(read(body)).isEqualTo("- - -");
  }

  @Test
  void readsNoMoreThanTheStartOfALongBody() {
    String padding = "x".repeat(1 << 20);

    assertThat(read("{\"error\":{\"code\":\"c\",\"message\":\"" + padding + "\"}}"))
        .isEqualTo("c - -");
    assertThat(read(padding)).isEqualTo("- - -");
  }

  @Test
  void survivesDeepNesting() {
    assertThat(read("{\"error\":".repeat(8_000))).isEqualTo("- - -");
    assertThat(read("{\"a\":[".repeat(8_000))).isEqualTo("- - -");
  }

  @Test
  void keepsWhatWasSetWhereTheBodySaysNothing() {
    Failure failure = Failure.builder().code("c").type("t").message("m").body("oops").build();

    assertThat(failure.code()).contains("c");
    assertThat(failure.type()).contains("t");
    assertThat(failure.message()).contains("m");
  }

  @Law
  void neverThrows(@ForAll("bodies") String body) {
    assertThat(read(body)).isNotNull();
  }

  @Provide
  Arbitrary<String> bodies() {
    String whole =
        "{\"error\":{\"message\":\"a \\u00e9\",\"type\":\"t\",\"code\":[1,{\"x\":2e9}]},\"n\":-1.5}";
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(100),
        Arbitraries.strings().withChars("{}[]\":,error codetypmsag01.e-\\u").ofMaxLength(60),
        Arbitraries.integers().between(0, whole.length()).map(end -> whole.substring(0, end)),
        Arbitraries.integers()
            .between(0, whole.length() - 1)
            .map(i -> whole.substring(0, i) + '}' + whole.substring(i + 1)));
  }
}
