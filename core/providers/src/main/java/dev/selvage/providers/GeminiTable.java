package dev.selvage.providers;

import static dev.selvage.Kind.AUTHENTICATION;
import static dev.selvage.Kind.BAD_REQUEST;
import static dev.selvage.Kind.CONFLICT;
import static dev.selvage.Kind.CONTEXT_TOO_LONG;
import static dev.selvage.Kind.MODEL_UNAVAILABLE;
import static dev.selvage.Kind.OVERLOADED;
import static dev.selvage.Kind.PERMISSION;
import static dev.selvage.Kind.RATE_LIMITED;
import static dev.selvage.Kind.RATE_LIMITED_DAY;
import static dev.selvage.Kind.RATE_LIMITED_REQUESTS;
import static dev.selvage.Kind.RATE_LIMITED_TOKENS;
import static dev.selvage.Kind.SERVER_ERROR;
import static dev.selvage.providers.Rows.on;

import dev.selvage.engine.diagnosis.Failure;
import java.util.Optional;

/**
 * What the errors of Gemini mean, on Google AI and on Vertex. The code is the name of {@code
 * google.rpc.Code} in {@code error.status}; which limit was reached stands in the violations of
 * {@code google.rpc.QuotaFailure}, of which the longest window counts.
 */
public final class GeminiTable extends RowTable {

  /**
   * Sources: https://ai.google.dev/gemini-api/docs/troubleshooting,
   * https://ai.google.dev/gemini-api/docs/rate-limits and
   * https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto; the names of quotas
   * as users report them, for the pages do not list them.
   */
  private static final Rows ROWS =
      Rows.builder()
          .broadCode("INVALID_ARGUMENT", BAD_REQUEST)
          .code("OUT_OF_RANGE", BAD_REQUEST)
          // The free tier where it is not offered, or an account without billing.
          .code("FAILED_PRECONDITION", PERMISSION)
          .code("UNAUTHENTICATED", AUTHENTICATION)
          .code("PERMISSION_DENIED", PERMISSION)
          .code("NOT_FOUND", MODEL_UNAVAILABLE)
          .code("ABORTED", CONFLICT)
          .broadCode("RESOURCE_EXHAUSTED", RATE_LIMITED)
          .code("quota_exceeded", RATE_LIMITED_DAY)
          .code("INTERNAL", SERVER_ERROR)
          .code("UNAVAILABLE", OVERLOADED)
          .code("DEADLINE_EXCEEDED", SERVER_ERROR)
          .detail(on(400), AUTHENTICATION, "reason", "API_KEY_INVALID")
          .detailWith(on(429), RATE_LIMITED_DAY, "quotaId", "PerDay")
          .detailWith(on(429), RATE_LIMITED_DAY, "quota_limit", "PerDay")
          .words(on(429), RATE_LIMITED_DAY, "quota exceeded for quota metric", "per day")
          .detailWith(on(429), RATE_LIMITED_TOKENS, "quotaId", "Tokens")
          .detailWith(on(429), RATE_LIMITED_REQUESTS, "quotaId", "Requests")
          .words(on(400), AUTHENTICATION, "api key not valid")
          .words(on(400), PERMISSION, "user location is not supported")
          .words(on(400), CONTEXT_TOO_LONG, "exceeds the maximum number of tokens allowed")
          // Where the client loses the details, the message still names the metric.
          .words(on(429), RATE_LIMITED_DAY, "googleapis.com/", "_per_day")
          .words(on(429), RATE_LIMITED_TOKENS, "googleapis.com/", "token_count")
          .words(on(429), RATE_LIMITED_REQUESTS, "googleapis.com/", "_requests")
          .build();

  /** Made by the service loader. */
  public GeminiTable() {
    super("gemini", ROWS);
  }

  @Override
  Optional<String> codeOf(Failure failure) {
    return failure.code().filter(this::knowsCode).or(() -> failure.detail("status"));
  }

  @Override
  boolean hasItsForm(Failure failure) {
    return failure.detail("status").filter(this::knowsCode).isPresent();
  }
}
