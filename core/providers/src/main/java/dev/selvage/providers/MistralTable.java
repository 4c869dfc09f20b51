package dev.selvage.providers;

import static dev.selvage.Kind.BAD_REQUEST;
import static dev.selvage.Kind.CONTEXT_TOO_LONG;
import static dev.selvage.Kind.MODEL_UNAVAILABLE;
import static dev.selvage.Kind.RATE_LIMITED;
import static dev.selvage.Kind.RATE_LIMITED_REQUESTS;
import static dev.selvage.providers.Rows.on;

import dev.selvage.engine.diagnosis.Failure;
import java.util.regex.Pattern;

/**
 * What the errors of Mistral mean. Its types decide; its codes are numbers of four digits, which
 * others use as well.
 */
public final class MistralTable extends RowTable {

  /**
   * Source: https://docs.mistral.ai/api and https://docs.mistral.ai/deployment/ai-studio/tier,
   * which quote no bodies; these are as users report them.
   */
  private static final Rows ROWS =
      Rows.builder()
          .broadType("rate_limited", RATE_LIMITED)
          .type("request_tier_capacity_exceeded", RATE_LIMITED)
          .type("invalid_model", MODEL_UNAVAILABLE)
          .broadType("invalid_request_invalid_args", BAD_REQUEST)
          .words(on(429), RATE_LIMITED, "service tier capacity exceeded")
          .words(on(429), RATE_LIMITED_REQUESTS, "requests rate limit exceeded")
          .words(
              on(400, 422), CONTEXT_TOO_LONG, "too large for model with", "maximum context length")
          .build();

  private static final Pattern CODE = Pattern.compile("\\d{4}");

  /** Made by the service loader. */
  public MistralTable() {
    super(
        "mistral",
        ROWS,
        "x-ratelimit-limit-tokens-minute",
        "x-ratelimit-limit-req-minute",
        "x-ratelimit-tokens-query-cost");
  }

  @Override
  boolean hasItsForm(Failure failure) {
    return failure.detail("object").filter("error"::equals).isPresent()
        && failure.code().filter(code -> CODE.matcher(code).matches()).isPresent();
  }
}
