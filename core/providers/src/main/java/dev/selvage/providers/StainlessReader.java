package dev.selvage.providers;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the exceptions of the SDKs carry that Stainless generates: openai-java and
 * anthropic-java. An error inside a stream comes with the status 200 of its response, which says
 * nothing about it: then no status is given.
 */
abstract class StainlessReader implements FailureReader {

  private static final Accessor STATUS = new Accessor("statusCode");
  private static final Accessor HEADERS = new Accessor("headers");
  private static final Accessor VALUES = new Accessor("values", String.class);
  private static final Accessor BODY = new Accessor("body");
  private static final Accessor CODE = new Accessor("code");
  private static final Accessor TYPE = new Accessor("type");

  /** How these clients begin their messages. */
  private static final Pattern STATUS_IN_FRONT = Pattern.compile("(\\d{3}): ");

  /** What these clients say of a connection that failed after the response had begun. */
  private static final String STREAM_FAILED = "Stream failed";

  private static final Pattern FAILURE_STATUS = Pattern.compile("[45]\\d\\d");

  private final String provider;

  private final String answered;

  /** What came without an answer; what it says is not the provider's. */
  private final List<String> unanswered;

  /**
   * A reader of one SDK.
   *
   * @param provider whose SDK it is
   * @param prefix what the full names of its exceptions have in common
   */
  StainlessReader(String provider, String prefix) {
    this.provider = provider;
    this.answered = prefix + "ServiceException";
    this.unanswered = List.of(prefix + "IoException", prefix + "RetryableException");
  }

  @Override
  public final Set<String> classNames() {
    return Set.of(answered, unanswered.get(0), unanswered.get(1));
  }

  @Override
  public final Optional<Failure> read(Object object, Class<?> type) {
    Failure.Builder failure = Failure.builder().provider(provider);
    Object headers = HEADERS.get(object);
    if (headers != null) {
      failure.headers(name -> first(VALUES.get(headers, name)));
    }
    if (!unanswered.contains(type.getName())) {
      readAnswer(object, failure);
    } else if (object instanceof Throwable thrown && STREAM_FAILED.equals(thrown.getMessage())) {
      failure.inStream(true);
    }
    return Optional.of(failure.build());
  }

  private static void readAnswer(Object object, Failure.Builder failure) {
    String said = object instanceof Throwable thrown ? thrown.getMessage() : null;
    Object body = OpenAiJson.value(BODY.get(object));
    ErrorMap error = ErrorMap.of(body);
    String code = text(CODE.get(object), error.get("code"));
    String type = text(TYPE.get(object), error.get("type"));
    int status = STATUS.get(object) instanceof Integer given ? given : statusInFront(said);
    boolean inStream = status >= 200 && status <= 299;
    error.readDetails(failure);
    failure
        .inStream(inStream)
        .status(inStream ? statusInCode(code) : status)
        .code(code)
        .type(type)
        .message(text(error.get("message"), body instanceof String ? body : said));
  }

  /** Within a stream, gateways put the status of their provider into the code. */
  private static int statusInCode(@Nullable String code) {
    return code != null && FAILURE_STATUS.matcher(code).matches() ? Integer.parseInt(code) : 0;
  }

  private static int statusInFront(@Nullable String said) {
    Matcher front = STATUS_IN_FRONT.matcher(said == null ? "" : said);
    return front.lookingAt() ? Integer.parseInt(front.group(1)) : 0;
  }

  private static @Nullable String first(@Nullable Object values) {
    return values instanceof List<?> list && !list.isEmpty() ? text(list.get(0), null) : null;
  }

  private static @Nullable String text(@Nullable Object value, @Nullable Object otherwise) {
    Object chosen = value instanceof String || value instanceof Number ? value : otherwise;
    return chosen instanceof String || chosen instanceof Number ? chosen.toString() : null;
  }
}
