package dev.selvage.providers;

import static dev.selvage.Kind.AUTHENTICATION;
import static dev.selvage.Kind.BAD_REQUEST;
import static dev.selvage.Kind.CONTENT_FILTERED;
import static dev.selvage.Kind.CONTEXT_TOO_LONG;
import static dev.selvage.Kind.MODEL_UNAVAILABLE;
import static dev.selvage.Kind.OVERLOADED;
import static dev.selvage.Kind.PERMISSION;
import static dev.selvage.Kind.QUOTA_EXHAUSTED;
import static dev.selvage.Kind.RATE_LIMITED;
import static dev.selvage.Kind.RATE_LIMITED_DAY;
import static dev.selvage.Kind.RATE_LIMITED_REQUESTS;
import static dev.selvage.Kind.RATE_LIMITED_TOKENS;
import static dev.selvage.Kind.REQUEST_TOO_LARGE;
import static dev.selvage.Kind.SERVER_ERROR;
import static dev.selvage.Kind.SLOW_DOWN;
import static dev.selvage.providers.Rows.on;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Failure;
import java.util.Optional;

/**
 * What the errors of OpenAI mean, and of the many servers that speak its dialect and that nobody
 * recognises: so it is asked last.
 */
public final class OpenAiTable extends RowTable {

  /**
   * Sources: https://platform.openai.com/docs/guides/error-codes and
   * https://platform.openai.com/docs/guides/rate-limits; the schema {@code Error} of
   * https://github.com/openai/openai-openapi.
   */
  private static final Rows ROWS =
      Rows.builder()
          .broadCode("rate_limit_exceeded", RATE_LIMITED)
          .code("slow_down", SLOW_DOWN)
          .code("insufficient_quota", QUOTA_EXHAUSTED)
          .code("credit_balance_exhausted", QUOTA_EXHAUSTED)
          .code("organization_spend_limit_exceeded", QUOTA_EXHAUSTED)
          .code("project_spend_limit_exceeded", QUOTA_EXHAUSTED)
          .code("organization_usage_limit_exceeded", QUOTA_EXHAUSTED)
          .code("billing_hard_limit_reached", QUOTA_EXHAUSTED)
          .code("billing_not_active", QUOTA_EXHAUSTED)
          .broadCode("server_error", SERVER_ERROR)
          .code("server_is_overloaded", OVERLOADED)
          .code("model_not_found", MODEL_UNAVAILABLE)
          .code("invalid_api_key", AUTHENTICATION)
          .code("account_deactivated", PERMISSION)
          .code("ip_not_authorized", PERMISSION)
          .code("unsupported_country_region_territory", PERMISSION)
          .code("context_length_exceeded", CONTEXT_TOO_LONG)
          .code("decimal_above_max_value", BAD_REQUEST)
          .code("decimal_below_min_value", BAD_REQUEST)
          .code("string_above_max_length", BAD_REQUEST)
          .code("unsupported_parameter", BAD_REQUEST)
          .code("unsupported_value", BAD_REQUEST)
          .code("missing_required_parameter", BAD_REQUEST)
          .code("content_filter", CONTENT_FILTERED)
          .code("content_policy_violation", CONTENT_FILTERED)
          .code("image_content_policy_violation", CONTENT_FILTERED)
          .code("misalignment_policy_violation", CONTENT_FILTERED)
          .code("bio_policy", CONTENT_FILTERED)
          .code("invalid_prompt", CONTENT_FILTERED)
          .broadType("requests", RATE_LIMITED_REQUESTS)
          .broadType("tokens", RATE_LIMITED_TOKENS)
          .broadType("rate_limit_error", RATE_LIMITED)
          .type("insufficient_quota", QUOTA_EXHAUSTED)
          .type("billing_not_active", QUOTA_EXHAUSTED)
          .type("access_terminated", PERMISSION)
          .broadType("server_error", SERVER_ERROR)
          .type("service_unavailable_error", OVERLOADED)
          .type("overloaded_error", OVERLOADED)
          // A request that can never pass goes by the code and type of one that came too soon.
          .words(on(413, 429), REQUEST_TOO_LARGE, "request too large")
          .words(on(429), RATE_LIMITED_DAY, "requests per day")
          .words(on(429), RATE_LIMITED_DAY, "tokens per day")
          .words(on(429), RATE_LIMITED_DAY, "(rpd)")
          .words(on(429), RATE_LIMITED_DAY, "(tpd)")
          .words(on(429), RATE_LIMITED_REQUESTS, "requests per min")
          .words(on(429), RATE_LIMITED_TOKENS, "tokens per min")
          // Gemini opens its per-minute limits with the same words, but points to its own pages.
          .words(
              on(402, 403, 429),
              QUOTA_EXHAUSTED,
              "exceeded your current quota",
              "platform.openai.com")
          .words(on(500, 503), OVERLOADED, "currently overloaded")
          .words(ContextOverflow.WORDS)
          .words(on(400, 403), CONTENT_FILTERED, "violating our usage policy")
          .words(on(400, 403), CONTENT_FILTERED, "result of our safety system")
          .words(on(400, 403), CONTENT_FILTERED, "content management policy")
          // The path is wrong, not the model.
          .words(on(404), BAD_REQUEST, "invalid url (")
          // LiteLLM's proxy: https://docs.litellm.ai/docs/proxy/users.
          .type("budget_exceeded", QUOTA_EXHAUSTED)
          .broadType("throttling_error", RATE_LIMITED)
          .build();

  /** Made by the service loader. */
  public OpenAiTable() {
    super("openai", ROWS, "openai-organization", "openai-version", "openai-processing-ms");
  }

  @Override
  public Optional<Kind> kindOf(Failure failure) {
    return super.kindOf(failure).or(() -> withoutStatus(failure));
  }

  /**
   * This type goes with many statuses and says less than they do; in a stream it is all there is.
   */
  private static Optional<Kind> withoutStatus(Failure failure) {
    return failure.status().isEmpty()
            && failure.type().filter("invalid_request_error"::equals).isPresent()
        ? Optional.of(BAD_REQUEST)
        : Optional.empty();
  }
}
