package dev.selvage.providers;

import static dev.selvage.Kind.AUTHENTICATION;
import static dev.selvage.Kind.CONFLICT;
import static dev.selvage.Kind.CONTEXT_TOO_LONG;
import static dev.selvage.Kind.MODEL_UNAVAILABLE;
import static dev.selvage.Kind.OVERLOADED;
import static dev.selvage.Kind.PERMISSION;
import static dev.selvage.Kind.QUOTA_EXHAUSTED;
import static dev.selvage.Kind.RATE_LIMITED;
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
 * What the errors of Anthropic mean. They have a type and no code; one type can mean a limit that
 * waiting helps, and a spend limit that it does not.
 */
public final class AnthropicTable extends RowTable {

  /**
   * Sources: https://platform.claude.com/docs/en/api/errors and
   * https://platform.claude.com/docs/en/api/rate-limits.
   */
  private static final Rows ROWS =
      Rows.builder()
          .code("enforced_spend_limit_reached", QUOTA_EXHAUSTED)
          .type("authentication_error", AUTHENTICATION)
          .type("billing_error", QUOTA_EXHAUSTED)
          .type("permission_error", PERMISSION)
          .type("not_found_error", MODEL_UNAVAILABLE)
          .type("conflict_error", CONFLICT)
          .type("request_too_large", REQUEST_TOO_LARGE)
          .broadType("rate_limit_error", RATE_LIMITED)
          .broadType("api_error", SERVER_ERROR)
          .type("timeout_error", SERVER_ERROR)
          .type("overloaded_error", OVERLOADED)
          .detail(on(429), QUOTA_EXHAUSTED, "error_code", "enforced_spend_limit_reached")
          .words(on(400, 429), QUOTA_EXHAUSTED, "you have reached your", "api usage limits")
          .words(on(400), QUOTA_EXHAUSTED, "your credit balance is too low")
          .words(on(400), CONTEXT_TOO_LONG, "prompt is too long")
          .words(on(400), CONTEXT_TOO_LONG, "exceed context limit")
          .words(on(429), SLOW_DOWN, "acceleration limit")
          .words(on(429), RATE_LIMITED_TOKENS, "tokens per minute")
          .words(on(429), RATE_LIMITED_TOKENS, "request tokens has exceeded")
          .words(on(429), RATE_LIMITED_REQUESTS, "requests per minute")
          .words(on(429), RATE_LIMITED_REQUESTS, "number of requests has exceeded")
          .build();

  /** Made by the service loader. */
  public AnthropicTable() {
    super(
        "anthropic",
        ROWS,
        "anthropic-organization-id",
        "anthropic-ratelimit-requests-limit",
        "anthropic-ratelimit-tokens-limit");
  }

  /** Its types are common words, which other servers use in another sense. */
  @Override
  public Optional<Kind> kindOf(Failure failure) {
    return isItsDialect(failure) ? super.kindOf(failure) : Optional.empty();
  }

  private boolean isItsDialect(Failure failure) {
    return isWrapped(failure)
        || providerOf(failure).or(failure::provider).filter("anthropic"::equals).isPresent()
        || failure.code().filter(this::knowsCode).isPresent()
        // Nothing else says anything.
        || (failure.status().isEmpty() && failure.code().isEmpty());
  }

  @Override
  boolean hasItsForm(Failure failure) {
    return isWrapped(failure)
        && failure.type().isPresent()
        && failure.detail("request_id").or(() -> failure.header("request-id")).isPresent();
  }

  private static boolean isWrapped(Failure failure) {
    return failure.detail("type").filter("error"::equals).isPresent();
  }
}
