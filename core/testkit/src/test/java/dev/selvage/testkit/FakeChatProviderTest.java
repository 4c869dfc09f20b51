package dev.selvage.testkit;

import static dev.selvage.testkit.Exchange.ask;
import static dev.selvage.testkit.Exchange.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeChatProviderTest {

  private final VirtualTime time = new VirtualTime();
  private final FakeChatProvider provider = FakeChatProvider.start(time);

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void listensOnTheLoopbackAddress() {
    assertThat(provider.baseUrl()).matches("http://127\\.0\\.0\\.1:\\d+/v1");
  }

  @Test
  void answersAChatCompletionByDefault() throws Exception {
    HttpResponse<String> response = ask(provider);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(response.headers().firstValue("x-request-id")).hasValue("req_fake000001");
    assertThat(response.headers().firstValue("retry-after")).isEmpty();
    assertThat(response.body())
        .isEqualTo(
            """
            {"id":"chatcmpl-fake000001","object":"chat.completion","created":1767225600,\
            "model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant",\
            "content":"ok","refusal":null},"logprobs":null,"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":17,"completion_tokens":1,"total_tokens":18},\
            "system_fingerprint":"fp_fake"}""");
  }

  @Test
  void playsTheScriptInOrder() throws Exception {
    provider.play("429 after 1s, 500, then ok \"Good \\\"morning\\\"\"");

    assertThat(ask(provider).statusCode()).isEqualTo(429);
    assertThat(ask(provider).statusCode()).isEqualTo(500);
    assertThat(ask(provider).body()).contains("\"content\":\"Good \\\"morning\\\"\"");
    assertThat(ask(provider).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      delimiter = '|',
      textBlock =
          """
          400           | 400 | invalid_request_error     | messages | missing_required_parameter
          400 context   | 400 | invalid_request_error     | messages | context_length_exceeded
          401           | 401 | invalid_request_error     | null     | invalid_api_key
          404           | 404 | invalid_request_error     | null     | model_not_found
          429           | 429 | requests                  | null     | rate_limit_exceeded
          429 quota     | 429 | insufficient_quota        | null     | insufficient_quota
          429 too large | 429 | tokens                    | null     | rate_limit_exceeded
          429 slow down | 429 | rate_limit_error          | null     | slow_down
          500           | 500 | server_error              | null     | null
          503           | 503 | service_unavailable_error | null     | server_is_overloaded
          529           | 529 | overloaded_error          | null     | null
          418           | 418 | invalid_request_error     | null     | null
          599           | 599 | server_error              | null     | null
          """)
  void givesEachErrorItsTypeAndCode(String step, int status, String type, String param, String code)
      throws Exception {
    provider.play(step);

    HttpResponse<String> response = ask(provider);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body())
        .startsWith("{\"error\":{\"message\":\"")
        .endsWith(
            "\",\"type\":"
                + json(type)
                + ",\"param\":"
                + json(param)
                + ",\"code\":"
                + json(code)
                + "}}");
  }

  private static String json(String text) {
    return text == null ? "null" : '"' + text + '"';
  }

  @Test
  void namesModelAndWaitInTheMessageAsOpenAiDoes() throws Exception {
    provider.play("429 after 1m30s, 429, 429 too large, 404");

    assertThat(ask(provider).body())
        .contains("Rate limit reached for gpt-4o-mini in", "Please try again in 1m30s. Visit");
    assertThat(ask(provider).body()).contains("Requested 1. Visit").doesNotContain("try again");
    assertThat(ask(provider).body())
        .contains("Request too large for gpt-4o-mini", "Limit 30000, Requested 31538");
    assertThat(ask(provider).body()).contains("The model `gpt-4o-mini` does not exist");
  }

  @ParameterizedTest
  @CsvSource({"429 after 1s, 1", "503 after 1m30s, 90", "429 after 500ms, 0.5", "429 after 0s, 0"})
  void writesWholeSecondsAsAnInteger(String step, String header) throws Exception {
    provider.play(step);

    assertThat(ask(provider).headers().allValues("retry-after")).containsExactly(header);
  }

  @Test
  void sendsRateLimitHeaders() throws Exception {
    ChatAnswer answer =
        ChatAnswer.ok()
            .withRequestLimit(500, 499, Duration.ofMillis(120))
            .withTokenLimit(30_000, 0, Duration.ofMinutes(6));
    provider.play(ChatScript.builder().answer(answer).build());

    assertThat(ask(provider).headers().map())
        .containsEntry("x-ratelimit-limit-requests", List.of("500"))
        .containsEntry("x-ratelimit-remaining-requests", List.of("499"))
        .containsEntry("x-ratelimit-reset-requests", List.of("120ms"))
        .containsEntry("x-ratelimit-limit-tokens", List.of("30000"))
        .containsEntry("x-ratelimit-remaining-tokens", List.of("0"))
        .containsEntry("x-ratelimit-reset-tokens", List.of("6m0s"));
  }

  @Test
  void sendsRawAnswersAsTheyAre() throws Exception {
    ChatAnswer answer =
        ChatAnswer.raw(502, "<html>Bad gateway</html>")
            .withHeader("Content-Type", "text/html")
            .withHeader("Retry-After", "soon");
    provider.play(ChatScript.builder().answer(answer).build());

    HttpResponse<String> response = ask(provider);

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body()).isEqualTo("<html>Bad gateway</html>");
    assertThat(response.headers().allValues("content-type")).containsExactly("text/html");
    assertThat(response.headers().allValues("retry-after")).containsExactly("soon");
    assertThat(response.headers().firstValue("x-request-id")).isPresent();
  }

  @Test
  void closesTheConnectionWithoutAnAnswer() throws Exception {
    provider.play("ok, drop, ok");

    assertThat(ask(provider).headers().firstValue("connection")).hasValue("close");
    assertThatIOException().isThrownBy(() -> ask(provider));
    assertThat(ask(provider).statusCode()).isEqualTo(200);
    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @Test
  void answersLateByTheMachinesClock() throws Exception {
    provider.play("ok in 30ms");
    long startNanos = System.nanoTime();

    assertThat(ask(provider).statusCode()).isEqualTo(200);

    assertThat(System.nanoTime() - startNanos).isGreaterThanOrEqualTo(30_000_000);
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void refusesUnknownPathsAsOpenAiDoes() throws Exception {
    HttpResponse<String> response = send(provider, "POST", "/completions?x=1");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"Invalid URL (POST /v1/completions)\","
                + "\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}");
  }

  @Test
  void refusesOtherMethods() throws Exception {
    HttpResponse<String> response = send(provider, "GET", "/chat/completions");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.body()).contains("method_not_supported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Hi", "{\"model\":\"gpt-4o\"", "[1]", "{} {}", "{\"a\":[1}"})
  void refusesABodyThatIsNoJsonObject(String body) throws Exception {
    HttpResponse<String> response = ask(provider, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"We could not parse the JSON body of your request.\","
                + "\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}");
  }

  @Test
  void saysThatItDoesNotStream() throws Exception {
    HttpResponse<String> response = ask(provider, "{\"model\":\"gpt-4o\",\"stream\":true}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("FakeChatProvider does not stream");
    assertThat(ask(provider, "{\"stream\":false}").statusCode()).isEqualTo(200);
  }

  @Test
  void takesNoStepForARefusedRequest() throws Exception {
    provider.play("500, ok");
    send(provider, "GET", "/models");
    ask(provider, "Hi");

    assertThat(ask(provider).statusCode()).isEqualTo(500);
    assertThat(provider.requestCount()).isEqualTo(3);
  }
}
