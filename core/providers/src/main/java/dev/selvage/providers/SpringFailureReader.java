package dev.selvage.providers;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows what the exceptions of Spring's RestTemplate, RestClient and WebClient carry. */
public final class SpringFailureReader implements FailureReader {

  private static final String REST_ANSWERED =
      "org.springframework.web.client.RestClientResponseException";
  private static final String REST_UNANSWERED =
      "org.springframework.web.client.ResourceAccessException";
  private static final String WEB_ANSWERED =
      "org.springframework.web.reactive.function.client.WebClientResponseException";
  private static final String WEB_UNANSWERED =
      "org.springframework.web.reactive.function.client.WebClientRequestException";

  private static final Set<String> UNANSWERED = Set.of(REST_UNANSWERED, WEB_UNANSWERED);

  private static final Accessor STATUS_CODE = new Accessor("getStatusCode");
  private static final Accessor VALUE = new Accessor("value");
  private static final Accessor RESPONSE_HEADERS = new Accessor("getResponseHeaders");
  private static final Accessor HEADERS = new Accessor("getHeaders");
  private static final Accessor FIRST = new Accessor("getFirst", String.class);
  private static final Accessor BODY = new Accessor("getResponseBodyAsString");

  /** Made by the service loader. */
  public SpringFailureReader() {}

  @Override
  public Set<String> classNames() {
    return Set.of(REST_ANSWERED, WEB_ANSWERED, REST_UNANSWERED, WEB_UNANSWERED);
  }

  @Override
  public Optional<Failure> read(Object object, Class<?> type) {
    if (UNANSWERED.contains(type.getName())) {
      return Optional.of(Failure.builder().build());
    }
    int status = status(object);
    // A success whose body broke off or cannot be read: the cause says which.
    return status >= 400 ? Optional.of(failure(object, status)) : Optional.empty();
  }

  private static int status(Object object) {
    Object code = STATUS_CODE.get(object);
    return code != null && VALUE.get(code) instanceof Integer status ? status : 0;
  }

  private static Failure failure(Object object, int status) {
    Failure.Builder failure = Failure.builder().status(status);
    Object headers = headers(object);
    if (headers != null) {
      failure.headers(name -> (String) FIRST.get(headers, name));
    }
    if (BODY.get(object) instanceof String body) {
      failure.body(body);
    }
    return failure.build();
  }

  private static @Nullable Object headers(Object object) {
    Object headers = RESPONSE_HEADERS.get(object);
    return headers == null ? HEADERS.get(object) : headers;
  }
}
