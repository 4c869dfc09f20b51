package dev.selvage.examples.benchmarks;

import com.openai.core.http.Headers;
import com.openai.errors.RateLimitException;
import com.openai.models.ErrorObject;
import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs to find out what one failure means, with every reader and table that there is. The
 * bodies have about 300 bytes, the headers are as the providers send them.
 */
@State(Scope.Thread)
public class DiagnosisBenchmark {

  private static final String MESSAGE =
      "Rate limit reached for gpt-4o in organization org-3kq8rTn2 on tokens per min (TPM): Limit"
          + " 30000, Used 29120, Requested 1520. Please try again in 1.28s. Visit"
          + " https://platform.openai.com/account/rate-limits to learn more.";

  private static final String OPENAI_BODY =
      """
      {"error":{"message":"%s","type":"tokens","param":null,"code":"rate_limit_exceeded"}}
      """
          .formatted(MESSAGE);

  private static final String ANTHROPIC_BODY =
      """
      {"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed your\
       organization's rate limit of 30,000 input tokens per minute. For details, refer to:\
       https://docs.claude.com/en/api/rate-limits."},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
      """;

  private static final Map<String, String> OPENAI_HEADERS =
      headers(
          """
          date: Fri, 29 Sep 2023 16:26:37 GMT
          content-type: application/json; charset=utf-8
          content-length: 310
          openai-organization: acme
          openai-processing-ms: 11
          openai-version: 2020-10-01
          x-ratelimit-limit-requests: 500
          x-ratelimit-limit-tokens: 30000
          x-ratelimit-remaining-requests: 499
          x-ratelimit-remaining-tokens: 880
          x-ratelimit-reset-requests: 120ms
          x-ratelimit-reset-tokens: 1.28s
          x-request-id: req_6f0c1d4b7a2e4c3f9d8e7a6b5c4d3e2f
          cf-ray: 8a1b2c3d4e5f6789-FRA
          alt-svc: h3=":443"; ma=86400
          """);

  private static final Map<String, String> ANTHROPIC_HEADERS =
      headers(
          """
          date: Fri, 29 Sep 2023 16:26:37 GMT
          content-type: application/json
          content-length: 302
          retry-after: 24
          anthropic-ratelimit-requests-limit: 50
          anthropic-ratelimit-requests-remaining: 49
          anthropic-ratelimit-requests-reset: 2023-09-29T16:26:38Z
          anthropic-ratelimit-input-tokens-limit: 30000
          anthropic-ratelimit-input-tokens-remaining: 0
          anthropic-ratelimit-input-tokens-reset: 2023-09-29T16:27:01Z
          anthropic-organization-id: 6b0c1d4b-7a2e-4c3f-9d8e-7a6b5c4d3e2f
          request-id: req_011CSHoEeqs5C35K2UUqR7Fy
          x-should-retry: true
          cf-ray: 8a1b2c3d4e5f6789-FRA
          """);

  private final Diagnoser diagnoser =
      new Diagnoser(all(FailureReader.class), all(ProviderTable.class));

  private final Instant now = Instant.parse("2023-09-29T16:26:37.120Z");

  private final Object openAi = new Answered(429, OPENAI_HEADERS, OPENAI_BODY);
  private final Object anthropic = new Answered(429, ANTHROPIC_HEADERS, ANTHROPIC_BODY);
  private final Object page =
      new Answered(502, Map.of("server", "nginx"), "<html>" + " ".repeat(280) + "</html>");
  private final Throwable thrown =
      RateLimitException.builder()
          .headers(openAiHeaders())
          .error(
              ErrorObject.builder()
                  .message(MESSAGE)
                  .type("tokens")
                  .param((String) null)
                  .code("rate_limit_exceeded")
                  .build())
          .build();

  @Row("429 of OpenAI, a response of java.net.http")
  @Benchmark
  public Diagnosis openAiReturned() {
    return diagnoser.diagnoseReturned(openAi, now).orElseThrow();
  }

  @Row("429 of OpenAI, an exception of openai-java")
  @Benchmark
  public Diagnosis openAiThrown() {
    return diagnoser.diagnose(thrown, now);
  }

  @Row("429 of Anthropic, a response of java.net.http")
  @Benchmark
  public Diagnosis anthropicReturned() {
    return diagnoser.diagnoseReturned(anthropic, now).orElseThrow();
  }

  @Row("502 and a page of a proxy, a response of java.net.http")
  @Benchmark
  public Diagnosis pageReturned() {
    return diagnoser.diagnoseReturned(page, now).orElseThrow();
  }

  private static <T> List<T> all(Class<T> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static Headers openAiHeaders() {
    Headers.Builder headers = Headers.builder();
    OPENAI_HEADERS.forEach(headers::put);
    return headers.build();
  }

  private static Map<String, String> headers(String lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    lines
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(header -> headers.put(header[0], header[1]));
    return headers;
  }
}
