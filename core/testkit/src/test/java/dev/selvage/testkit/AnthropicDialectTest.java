package dev.selvage.testkit;

import static dev.selvage.testkit.Exchange.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At Anthropic's path the same script is played in Anthropic's words. */
class AnthropicDialectTest {

  private final FakeChatProvider provider = FakeChatProvider.start(new VirtualTime());

  @AfterEach
  void close() {
    provider.close();
  }

  private HttpResponse<String> ask() throws IOException, InterruptedException {
    return send(provider, "POST", "/messages");
  }

  @Test
  void answersAMessageByDefault() throws Exception {
    HttpResponse<String> response = ask();

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("request-id")).hasValue("req_fake000001");
    assertThat(response.headers().firstValue("x-request-id")).isEmpty();
    assertThat(response.body())
        .isEqualTo(
            """
            {"id":"msg_fake000001","type":"message","role":"assistant","model":"gpt-4o-mini",\
            "content":[{"type":"text","text":"ok"}],"stop_reason":"end_turn",\
            "stop_sequence":null,"usage":{"input_tokens":17,"output_tokens":1}}""");
  }

  @ParameterizedTest
  @CsvSource({
    "400,         400, invalid_request_error, Field required",
    "400 context, 400, invalid_request_error, prompt is too long",
    "401,         401, authentication_error,  invalid x-api-key",
    "402,         402, billing_error,         402",
    "403,         403, permission_error,      not supported",
    "404,         404, not_found_error,       model: gpt-4o-mini",
    "409,         409, conflict_error,        locked",
    "413,         413, request_too_large,     413",
    "429,         429, rate_limit_error,      rate limit of 50 requests per minute",
    "429 quota,   429, rate_limit_error,      enforced_spend_limit_reached",
    "500,         500, api_error,             Internal server error",
    "504,         504, timeout_error,         504",
    "529,         529, overloaded_error,      Overloaded",
  })
  void givesEachErrorItsTypeAndWords(String step, int status, String type, String words)
      throws Exception {
    provider.play(step);

    HttpResponse<String> response = ask();

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body())
        .startsWith("{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"")
        .contains(words)
        .endsWith(",\"request_id\":\"req_fake000001\"}");
  }

  @Test
  void anErrorOfTheTestsOwnKeepsItsTypeAndCode() throws Exception {
    ChatAnswer own = ChatAnswer.error(400, "odd_error", "odd", "Odd.");
    provider.play(ChatScript.builder().answer(own).build());

    assertThat(ask().body())
        .contains(
            "\"type\":\"odd_error\",\"message\":\"Odd.\",\"details\":{\"error_code\":\"odd\"}");
  }

  @Test
  void whatIsNoCompletionAnswersARequestForAStreamToo() throws Exception {
    ChatAnswer event = ChatAnswer.raw(200, "data: {}\n\n");
    provider.play(ChatScript.builder().answer(event).answer(ChatAnswer.ok()).build());
    String body = "{\"stream\":true}";

    HttpResponse<String> first =
        Exchange.CLIENT.send(Exchange.chat(provider, body), BodyHandlers.ofString());
    HttpResponse<String> second =
        Exchange.CLIENT.send(Exchange.chat(provider, body), BodyHandlers.ofString());

    assertThat(first.body()).isEqualTo("data: {}\n\n");
    assertThat(second.statusCode()).isEqualTo(400);
  }
}
