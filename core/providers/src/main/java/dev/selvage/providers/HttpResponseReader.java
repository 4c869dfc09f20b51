package dev.selvage.providers;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a response of {@code java.net.http} carries, where its status says failure, or an
 * event of its stream. Its body is read only where it is there already, as a {@code String} or
 * {@code byte[]}: reading a stream would take it away from the caller.
 */
public final class HttpResponseReader implements FailureReader {

  private static final Accessor STATUS = new Accessor("statusCode");
  private static final Accessor HEADERS = new Accessor("headers");
  private static final Accessor ALL_VALUES = new Accessor("allValues", String.class);
  private static final Accessor BODY = new Accessor("body");

  /** Longer bodies are not error bodies of any provider. */
  private static final int MOST_BYTES = 64 * 1024;

  /** Made by the service loader. */
  public HttpResponseReader() {}

  @Override
  public Set<String> classNames() {
    return Set.of("java.net.http.HttpResponse");
  }

  @Override
  public Optional<Failure> read(Object response, Class<?> type) {
    if (!(STATUS.get(response) instanceof Integer status) || status < 200) {
      return Optional.empty();
    }
    if (status >= 400) {
      return Optional.of(failure(response, status));
    }
    return isEventStream(response) ? failureInStream(response) : Optional.empty();
  }

  /** An error comes after the status there. */
  private static boolean isEventStream(Object response) {
    String type = header(HEADERS.get(response), "content-type");
    return type != null && type.startsWith("text/event-stream");
  }

  private static Optional<Failure> failureInStream(Object response) {
    return Optional.ofNullable(text(response))
        .flatMap(EventStream::failureIn)
        .map(failure -> withHeaders(failure, response).build());
  }

  private static Failure failure(Object response, int status) {
    Failure.Builder failure = withHeaders(Failure.builder().status(status), response);
    String body = text(response);
    if (body != null) {
      failure.body(body);
    }
    return failure.build();
  }

  private static Failure.Builder withHeaders(Failure.Builder failure, Object response) {
    Object headers = HEADERS.get(response);
    return failure.headers(name -> header(headers, name));
  }

  private static @Nullable String header(@Nullable Object headers, String name) {
    return headers == null ? null : first(ALL_VALUES.get(headers, name));
  }

  /** The body, or its beginning, where it is there already. */
  private static @Nullable String text(Object response) {
    Object body = BODY.get(response);
    if (body instanceof byte[] bytes) {
      return new String(bytes, 0, Math.min(bytes.length, MOST_BYTES), StandardCharsets.UTF_8);
    }
    return body instanceof String text ? text : null;
  }

  private static @Nullable String first(@Nullable Object values) {
    return values instanceof List<?> list && !list.isEmpty() ? (String) list.get(0) : null;
  }

  /** Closes a body that is still being received, since it holds its connection. */
  @Override
  public void discard(Object response) {
    Object body = BODY.get(response);
    try {
      if (body instanceof AutoCloseable closeable) {
        closeable.close();
      } else if (body instanceof Flow.Publisher<?> publisher) {
        publisher.subscribe(new Cancelling());
      }
    } catch (Exception e) {
      // It was to be thrown away, and now it is.
    }
  }

  /** Takes nothing of a body, which frees its connection. */
  private static final class Cancelling implements Flow.Subscriber<@Nullable Object> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
    }

    @Override
    public void onNext(@Nullable Object item) {}

    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onComplete() {}
  }
}
