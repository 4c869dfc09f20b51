package dev.selvage.testkit;

import static dev.selvage.testkit.Exchange.ask;
import static dev.selvage.testkit.Exchange.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.testkit.QuotaLimit.Kind;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A quota over real HTTP; only its clock is virtual. */
class ProviderQuotaTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VirtualTime time = new VirtualTime();
  private final FakeChatProvider provider = FakeChatProvider.start(time);

  @AfterEach
  void close() {
    provider.close();
  }

  private static QuotaModel requests(long capacity) {
    return QuotaModel.of(QuotaLimit.requests(Kind.TOKEN_BUCKET, capacity, MINUTE));
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void refusesOverTheLimitAsOpenAiDoesAndAdmitsAfterTheNamedWait() throws Exception {
    ProviderQuota quota = provider.quota(requests(40));
    for (int i = 0; i < 40; i++) {
      assertThat(ask(provider).statusCode()).isEqualTo(200);
    }

    HttpResponse<String> refused = ask(provider);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body())
        .contains("\"type\":\"requests\"", "\"code\":\"rate_limit_exceeded\"", "again in 1.5s.");
    assertThat(header(refused, "retry-after")).isEqualTo("2");
    assertThat(header(refused, "retry-after-ms")).isEqualTo("1500");
    assertThat(header(refused, "x-ratelimit-limit-requests")).isEqualTo("40");
    assertThat(header(refused, "x-ratelimit-remaining-requests")).isEqualTo("0");
    assertThat(header(refused, "x-ratelimit-reset-requests")).isEqualTo("1m0s");
    time.advance(Duration.ofMillis(1500));
    assertThat(ask(provider).statusCode()).isEqualTo(200);
    assertThat(quota.admitted()).isEqualTo(41);
    assertThat(quota.refused()).isEqualTo(1);
    assertThat(quota.tokens()).isEqualTo(41 * 17);
  }

  @Test
  void countsPromptAndMaxTokensOnArrival() throws Exception {
    ProviderQuota quota =
        provider.quota(QuotaModel.of(QuotaLimit.tokens(Kind.FIXED_WINDOW, 150, MINUTE)));
    String body = "{\"model\":\"gpt-4o\",\"max_tokens\":90}";

    HttpResponse<String> admitted = ask(provider, body);
    HttpResponse<String> refused = ask(provider, body);

    assertThat(admitted.body()).contains("\"prompt_tokens\":9,");
    assertThat(header(admitted, "x-ratelimit-remaining-tokens")).isEqualTo("51");
    assertThat(refused.body()).contains("\"type\":\"tokens\"");
    assertThat(header(refused, "retry-after")).isEqualTo("60");
    assertThat(quota.tokens()).isEqualTo(99);
  }

  @Test
  void speaksOfLimitsAsAnthropicDoes() throws Exception {
    provider.quota(requests(1));

    HttpResponse<String> admitted = send(provider, "POST", "/messages");
    HttpResponse<String> refused = send(provider, "POST", "/messages");

    assertThat(header(admitted, "anthropic-ratelimit-requests-limit")).isEqualTo("1");
    assertThat(header(admitted, "anthropic-ratelimit-requests-remaining")).isEqualTo("0");
    assertThat(header(admitted, "anthropic-ratelimit-requests-reset"))
        .isEqualTo("2026-01-01T00:01:00Z");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("\"type\":\"rate_limit_error\"");
    assertThat(header(refused, "retry-after")).isEqualTo("60");
    assertThat(header(refused, "retry-after-ms")).isEmpty();
  }

  @Test
  void hidesHeadersAndWait() throws Exception {
    provider.quota(requests(1)).hideHeaders();

    assertThat(ask(provider).headers().map().toString()).doesNotContain("ratelimit");
    HttpResponse<String> refused = ask(provider);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().map().toString()).doesNotContain("ratelimit", "retry-after");
    assertThat(refused.body()).doesNotContain("try again in");
  }

  @Test
  void failsInAnOutageAndRefusesTakeNoStepOfTheScript() throws Exception {
    QuotaModel model =
        QuotaModel.builder()
            .limit(QuotaLimit.requests(Kind.FIXED_WINDOW, 1, MINUTE))
            .outage(Duration.ZERO, Duration.ofSeconds(3))
            .build();
    provider.play("ok \"first\", ok \"second\"");
    ProviderQuota quota = provider.quota(model);

    assertThat(ask(provider).statusCode()).isEqualTo(500);
    time.advance(Duration.ofSeconds(3));
    assertThat(ask(provider).body()).contains("first");
    assertThat(ask(provider).statusCode()).isEqualTo(429);
    time.advance(MINUTE);
    assertThat(ask(provider).body()).contains("second");
    assertThat(quota.refused()).isEqualTo(2);
  }
}
