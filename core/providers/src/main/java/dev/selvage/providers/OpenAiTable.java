package dev.selvage.providers;

import static java.util.Map.entry;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.Kind;
import dev.selvage.engine.diagnosis.ProviderTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the errors of OpenAI mean, and of the many servers that speak its dialect. The code decides,
 * then the type; the message decides where those are silent, or too broad: they call a request that
 * can never pass a rate limit like any other.
 */
public final class OpenAiTable implements ProviderTable {

  private static final Map<String, Kind> BY_CODE =
      Map.ofEntries(
          entry("rate_limit_exceeded", Kind.RATE_LIMITED),
          entry("slow_down", Kind.SLOW_DOWN),
          entry("insufficient_quota", Kind.QUOTA_EXHAUSTED),
          entry("credit_balance_exhausted", Kind.QUOTA_EXHAUSTED),
          entry("organization_spend_limit_exceeded", Kind.QUOTA_EXHAUSTED),
          entry("project_spend_limit_exceeded", Kind.QUOTA_EXHAUSTED),
          entry("organization_usage_limit_exceeded", Kind.QUOTA_EXHAUSTED),
          entry("billing_hard_limit_reached", Kind.QUOTA_EXHAUSTED),
          entry("billing_not_active", Kind.QUOTA_EXHAUSTED),
          entry("server_error", Kind.SERVER_ERROR),
          entry("server_is_overloaded", Kind.OVERLOADED),
          entry("model_not_found", Kind.MODEL_UNAVAILABLE),
          entry("invalid_api_key", Kind.AUTHENTICATION),
          entry("account_deactivated", Kind.PERMISSION),
          entry("ip_not_authorized", Kind.PERMISSION),
          entry("unsupported_country_region_territory", Kind.PERMISSION),
          entry("context_length_exceeded", Kind.CONTEXT_TOO_LONG),
          entry("content_filter", Kind.CONTENT_FILTERED),
          entry("content_policy_violation", Kind.CONTENT_FILTERED),
          entry("image_content_policy_violation", Kind.CONTENT_FILTERED),
          entry("misalignment_policy_violation", Kind.CONTENT_FILTERED),
          entry("bio_policy", Kind.CONTENT_FILTERED),
          entry("invalid_prompt", Kind.CONTENT_FILTERED));

  private static final Map<String, Kind> BY_TYPE =
      Map.ofEntries(
          entry("requests", Kind.RATE_LIMITED),
          entry("tokens", Kind.RATE_LIMITED),
          entry("rate_limit_error", Kind.RATE_LIMITED),
          entry("insufficient_quota", Kind.QUOTA_EXHAUSTED),
          entry("billing_not_active", Kind.QUOTA_EXHAUSTED),
          entry("access_terminated", Kind.PERMISSION),
          entry("server_error", Kind.SERVER_ERROR),
          entry("service_unavailable_error", Kind.OVERLOADED),
          entry("overloaded_error", Kind.OVERLOADED));

  /** What code and type call failures of several kinds. */
  private static final Set<Kind> BROAD = Set.of(Kind.RATE_LIMITED, Kind.SERVER_ERROR);

  private static final Set<Integer> TOO_LONG = Set.of(400, 403, 413, 422);

  /**
   * The words of messages, each with the statuses they are known from: a message may echo the
   * prompt, and with it any word.
   */
  private static final List<Words> BY_MESSAGE =
      List.of(
          new Words(Kind.REQUEST_TOO_LARGE, Set.of(413, 429), "request too large"),
          // Gemini opens its per-minute limits with the same words, but points to its own pages.
          new Words(
              Kind.QUOTA_EXHAUSTED,
              Set.of(402, 403, 429),
              "exceeded your current quota",
              "platform.openai.com"),
          new Words(Kind.OVERLOADED, Set.of(500, 503), "currently overloaded"),
          new Words(Kind.CONTEXT_TOO_LONG, TOO_LONG, "maximum context length is"),
          new Words(Kind.CONTEXT_TOO_LONG, TOO_LONG, "exceeds the available context size"),
          new Words(Kind.CONTEXT_TOO_LONG, TOO_LONG, "input tokens exceed the configured limit"),
          new Words(Kind.CONTENT_FILTERED, Set.of(400, 403), "violating our usage policy"),
          new Words(Kind.CONTENT_FILTERED, Set.of(400, 403), "result of our safety system"),
          new Words(Kind.CONTENT_FILTERED, Set.of(400, 403), "content management policy"),
          // The path is wrong, not the model.
          new Words(Kind.BAD_REQUEST, Set.of(404), "invalid url ("));

  /** Made by the service loader. */
  public OpenAiTable() {}

  @Override
  public Optional<Kind> kindOf(Failure failure) {
    Optional<Kind> named =
        failure.code().map(BY_CODE::get).or(() -> failure.type().map(BY_TYPE::get));
    if (named.isPresent() && !BROAD.contains(named.get())) {
      return named;
    }
    return byMessage(failure).or(() -> named).or(() -> withoutStatus(failure));
  }

  private static Optional<Kind> byMessage(Failure failure) {
    return BY_MESSAGE.stream().filter(w -> w.match(failure)).map(Words::kind).findFirst();
  }

  /**
   * This type goes with many statuses and says less than they do; in a stream it is all there is.
   */
  private static Optional<Kind> withoutStatus(Failure failure) {
    return failure.status().isEmpty()
            && failure.type().filter("invalid_request_error"::equals).isPresent()
        ? Optional.of(Kind.BAD_REQUEST)
        : Optional.empty();
  }
}
