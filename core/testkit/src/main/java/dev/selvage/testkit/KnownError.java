package dev.selvage.testkit;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The errors that chat providers are known for, as OpenAI words them. */
enum KnownError implements Content.Failure {
  BAD_REQUEST(
      400,
      "",
      "invalid_request_error",
      "messages",
      "missing_required_parameter",
      "Missing required parameter: 'messages'."),
  CONTEXT_TOO_LONG(
      400,
      "context",
      "invalid_request_error",
      "messages",
      "context_length_exceeded",
      "This model's maximum context length is 128000 tokens. However, your messages resulted in"
          + " 130021 tokens. Please reduce the length of the messages."),
  UNAUTHORIZED(
      401,
      "",
      "invalid_request_error",
      null,
      "invalid_api_key",
      "Incorrect API key provided: sk-fake********fake. You can find your API key at"
          + " https://platform.openai.com/account/api-keys."),
  FORBIDDEN(
      403,
      "",
      "request_forbidden",
      null,
      "unsupported_country_region_territory",
      "Country, region, or territory not supported"),
  MODEL_NOT_FOUND(
      404,
      "",
      "invalid_request_error",
      null,
      "model_not_found",
      "The model `{model}` does not exist or you do not have access to it."),
  TIMEOUT(408, "", "timeout", null, null, "Request timed out."),
  CONFLICT(409, "", "conflict", null, null, "The resource is locked by another request."),
  RATE_LIMITED(
      429,
      "",
      "requests",
      null,
      "rate_limit_exceeded",
      "Rate limit reached for {model} in organization org-fake on requests per min (RPM): Limit"
          + " 500, Used 500, Requested 1.{wait} Visit"
          + " https://platform.openai.com/account/rate-limits to learn more."),
  QUOTA_USED_UP(
      429,
      "quota",
      "insufficient_quota",
      null,
      "insufficient_quota",
      "You exceeded your current quota, please check your plan and billing details. For more"
          + " information on this error, read the docs:"
          + " https://platform.openai.com/docs/guides/error-codes/api-errors."),
  REQUEST_TOO_LARGE(
      429,
      "too large",
      "tokens",
      null,
      "rate_limit_exceeded",
      "Request too large for {model} in organization org-fake on tokens per min (TPM): Limit"
          + " 30000, Requested 31538. The input or output tokens must be reduced in order to run"
          + " successfully. Visit https://platform.openai.com/account/rate-limits to learn more."),
  SLOW_DOWN(
      429,
      "slow down",
      "rate_limit_error",
      null,
      "slow_down",
      "Your traffic is growing too fast. Please slow down and ramp up gradually."),
  SERVER_ERROR(
      500,
      "",
      "server_error",
      null,
      null,
      "The server had an error processing your request. Sorry about that! You can retry your"
          + " request, or contact us through our help center at help.openai.com if you keep seeing"
          + " this error."),
  BAD_GATEWAY(502, "", "cf_bad_gateway", null, null, "Bad gateway."),
  OVERLOADED(
      503,
      "",
      "service_unavailable_error",
      null,
      "server_is_overloaded",
      "The engine is currently overloaded, please try again later."),
  ALL_OVERLOADED(529, "", "overloaded_error", null, null, "Overloaded");

  private final int status;
  private final String detail;
  private final String type;
  private final @Nullable String param;
  private final @Nullable String code;
  private final String message;

  KnownError(
      int status,
      String detail,
      String type,
      @Nullable String param,
      @Nullable String code,
      String message) {
    this.status = status;
    this.detail = detail;
    this.type = type;
    this.param = param;
    this.code = code;
    this.message = message;
  }

  /** The error of a status with the word that a script puts behind it, if any. */
  static Optional<KnownError> find(int status, String detail) {
    return Arrays.stream(values())
        .filter(error -> error.status == status && error.detail.equals(detail))
        .findFirst();
  }

  /** The error that a script means by a word behind a status. */
  static Optional<KnownError> withDetail(String detail) {
    return Arrays.stream(values()).filter(error -> error.detail.equals(detail)).findFirst();
  }

  @Override
  public String label() {
    return detail.isEmpty() ? Integer.toString(status) : status + " " + detail;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public @Nullable String param() {
    return param;
  }

  @Override
  public @Nullable String code() {
    return code;
  }

  @Override
  public String message() {
    return message;
  }
}
