package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that nobody recognises, and bodies as no provider means them. */
class CompatibleServersTest {

  private static Kind kind(int status, String message) {
    String body = "{\"error\":{\"message\":\"%s\",\"code\":null}}".formatted(message);
    return Answer.of(status, body).diagnosis().kind();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input length and max_tokens exceed context limit: 1 + 2",
        "This model's maximum context length is 4096 tokens",
        "string too long. Expected a string with maximum length 1048576",
        "the model's maximum context limit",
        "The input (2 tokens) is longer than the model's context length (1 tokens)",
        "Input tokens exceed the configured limit of 272000 tokens",
        "`inputs` tokens + `max_new_tokens` must be <= 4097. Given: 80125",
        "the request exceeds the available context size",
        "The input token count (2) exceeds the maximum number of tokens allowed (1)",
        "current length is 9000 while limit is 8192",
        "the maximum input length is 8192 tokens",
        "the requested output count (3) exceeds the model's maximum context length (2)",
      })
  void everyPhraseForAContextThatOverflowsIsKnown(String message) {
    assertThat(kind(400, message)).isEqualTo(Kind.CONTEXT_TOO_LONG);
    assertThat(kind(422, message)).isEqualTo(Kind.CONTEXT_TOO_LONG);
    // Together's status for it.
    assertThat(kind(403, message)).isEqualTo(Kind.CONTEXT_TOO_LONG);
  }

  @Test
  void aFieldThatIsTooLongIsNotTheContext() {
    assertThat(
            kind(400, "Invalid 'user': string too long. Expected a string with maximum length 64"))
        .isEqualTo(Kind.BAD_REQUEST);
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST", "401, AUTHENTICATION", "403, PERMISSION", "429, RATE_LIMITED",
    "500, SERVER_ERROR", "502, SERVER_ERROR", "503, OVERLOADED", "504, SERVER_ERROR"
  })
  void oddBodiesLeaveItToTheStatus(int status, Kind kind) {
    byte[] noise = new byte[2_000];
    new Random(1).nextBytes(noise);
    String[] bodies = {
      "",
      "upstream connect error or disconnect/reset before headers",
      "<!DOCTYPE html><html><head><title>429 Too Many Requests</title></head></html>",
      "{\"error\":\"quota\"}",
      "{\"error\":{\"code\":429}}",
      "{\"error\":{\"message\":null,\"type\":7,\"code\":1e9}}",
      "{\"error\":{\"message\":[\"a\"],\"code\":{\"x\":1}}}",
      "[]",
      "null",
      "\"insufficient_quota\"",
      "x".repeat(10 << 20),
      "{\"error\":{\"message\":\"" + "x".repeat(10 << 20),
      new String(noise, StandardCharsets.UTF_8),
      "\uFEFF{\"error\":{\"code\":\"\uFFFD\"}}",
    };
    for (String body : bodies) {
      assertThat(Answer.of(status, body).diagnosis().kind()).isEqualTo(kind);
    }
  }
}
