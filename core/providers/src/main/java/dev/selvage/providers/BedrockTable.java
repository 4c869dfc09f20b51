package dev.selvage.providers;

import static dev.selvage.Kind.AUTHENTICATION;
import static dev.selvage.Kind.BAD_REQUEST;
import static dev.selvage.Kind.CONTEXT_TOO_LONG;
import static dev.selvage.Kind.MODEL_UNAVAILABLE;
import static dev.selvage.Kind.OVERLOADED;
import static dev.selvage.Kind.PERMISSION;
import static dev.selvage.Kind.QUOTA_EXHAUSTED;
import static dev.selvage.Kind.RATE_LIMITED;
import static dev.selvage.Kind.RATE_LIMITED_DAY;
import static dev.selvage.Kind.RATE_LIMITED_REQUESTS;
import static dev.selvage.Kind.RATE_LIMITED_TOKENS;
import static dev.selvage.Kind.SERVER_ERROR;
import static dev.selvage.Kind.TIMEOUT;
import static dev.selvage.providers.Rows.on;

import dev.selvage.engine.diagnosis.Failure;
import java.util.Locale;
import java.util.Optional;

/**
 * What the errors of Amazon Bedrock mean. The code is the name of the exception: the client's, or
 * what {@code x-amzn-errortype} says, or, within a stream, the member's name.
 */
public final class BedrockTable extends RowTable {

  /**
   * Sources: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html, its
   * "Errors"; https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html.
   */
  private static final Rows ROWS =
      Rows.builder()
          .broadCode("ThrottlingException", RATE_LIMITED)
          .code("ModelNotReadyException", OVERLOADED)
          .code("ModelTimeoutException", TIMEOUT)
          .code("ModelErrorException", SERVER_ERROR)
          .code("ModelStreamErrorException", SERVER_ERROR)
          .code("ServiceQuotaExceededException", QUOTA_EXHAUSTED)
          .code("InternalServerException", SERVER_ERROR)
          .code("ServiceUnavailableException", OVERLOADED)
          .code("AccessDeniedException", PERMISSION)
          .code("ResourceNotFoundException", MODEL_UNAVAILABLE)
          .broadCode("ValidationException", BAD_REQUEST)
          // The same request is in conflict again.
          .code("ConflictException", BAD_REQUEST)
          .code("UnrecognizedClientException", AUTHENTICATION)
          .code("IncompleteSignatureException", AUTHENTICATION)
          .code("InvalidSignatureException", AUTHENTICATION)
          .code("ExpiredTokenException", AUTHENTICATION)
          .code("MissingAuthenticationTokenException", AUTHENTICATION)
          .words(on(429), RATE_LIMITED_DAY, "tokens per day")
          .words(on(429), RATE_LIMITED_TOKENS, "too many tokens")
          .words(on(429), RATE_LIMITED_REQUESTS, "too many requests, please wait")
          .words(on(400), CONTEXT_TOO_LONG, "input is too long for requested model")
          .words(on(400), CONTEXT_TOO_LONG, "prompt is too long")
          .build();

  /** Made by the service loader. */
  public BedrockTable() {
    super("bedrock", ROWS);
  }

  @Override
  Optional<String> codeOf(Failure failure) {
    return failure
        .header("x-amzn-errortype")
        .or(failure::code)
        .or(() -> failure.detail("__type"))
        .or(failure::type)
        .map(BedrockTable::exceptionName);
  }

  /** {@code ThrottlingException:http://...}, {@code com.amazon.coral#ValidationException}. */
  private static String exceptionName(String text) {
    if (!text.contains("Exception")) {
      return text;
    }
    int colon = text.indexOf(':');
    int end = colon < 0 ? text.length() : colon;
    String name = text.substring(text.lastIndexOf('#', end) + 1, end);
    // Members of a stream begin with a small letter.
    return name.isEmpty()
        ? text
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Other services of AWS send the same header, and so do servers behind its API Gateway. */
  @Override
  boolean hasItsForm(Failure failure) {
    return failure.header("x-amzn-requestid").isPresent()
        && failure.header("x-amz-apigw-id").isEmpty()
        && failure.header("apigw-requestid").isEmpty()
        && codeOf(failure).filter(this::knowsCode).isPresent();
  }
}
