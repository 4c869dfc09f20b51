package dev.selvage.providers;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the exceptions of openai-java carry. An error inside a stream comes with the status
 * 200 of its response, which says nothing about it: then no status is given.
 */
public final class OpenAiFailureReader implements FailureReader {

  private static final String ANSWERED = "com.openai.errors.OpenAIServiceException";
  private static final String BROKEN_OFF = "com.openai.errors.OpenAIIoException";
  private static final String RETRYABLE = "com.openai.errors.OpenAIRetryableException";

  /** These came without an answer; what they say is not the provider's. */
  private static final Set<String> UNANSWERED = Set.of(BROKEN_OFF, RETRYABLE);

  private static final Accessor STATUS = new Accessor("statusCode");
  private static final Accessor HEADERS = new Accessor("headers");
  private static final Accessor VALUES = new Accessor("values", String.class);
  private static final Accessor BODY = new Accessor("body");
  private static final Accessor CODE = new Accessor("code");
  private static final Accessor TYPE = new Accessor("type");

  /** How the client begins its messages. */
  private static final Pattern STATUS_IN_FRONT = Pattern.compile("(\\d{3}): ");

  private static final Pattern FAILURE_STATUS = Pattern.compile("[45]\\d\\d");

  /** Made by the service loader. */
  public OpenAiFailureReader() {}

  @Override
  public Set<String> classNames() {
    return Set.of(ANSWERED, BROKEN_OFF, RETRYABLE);
  }

  @Override
  public Optional<Failure> read(Object object, Class<?> type) {
    Failure.Builder failure = Failure.builder();
    Object headers = HEADERS.get(object);
    if (headers != null) {
      failure.headers(name -> first(VALUES.get(headers, name)));
    }
    if (!UNANSWERED.contains(type.getName())) {
      readAnswer(object, failure);
    }
    return Optional.of(failure.build());
  }

  private static void readAnswer(Object object, Failure.Builder failure) {
    String said = object instanceof Throwable thrown ? thrown.getMessage() : null;
    Object body = OpenAiJson.value(BODY.get(object));
    Map<?, ?> error = body instanceof Map<?, ?> map ? map : Map.of();
    String code = text(CODE.get(object), error.get("code"));
    failure
        .status(status(object, said, code))
        .code(code)
        .type(text(TYPE.get(object), error.get("type")))
        .message(text(error.get("message"), body instanceof String ? body : said));
  }

  private static int status(Object object, @Nullable String said, @Nullable String code) {
    int status = STATUS.get(object) instanceof Integer given ? given : statusInFront(said);
    if (status < 200 || status > 299) {
      return status;
    }
    // Within a stream, gateways put the status of their provider into the code.
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
    Object chosen = value == null ? otherwise : value;
    return chosen instanceof String || chosen instanceof Number ? chosen.toString() : null;
  }
}
