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
 * Shows what a response of {@code java.net.http} carries, where its status says failure. Its body
 * is read only where it is there already, as a {@code String} or {@code byte[]}: reading a stream
 * would take it away from the caller.
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
    return STATUS.get(response) instanceof Integer status && status >= 400
        ? Optional.of(failure(response, status))
        : Optional.empty();
  }

  private static Failure failure(Object response, int status) {
    Failure.Builder failure = Failure.builder().status(status);
    Object headers = HEADERS.get(response);
    if (headers != null) {
      failure.headers(name -> first(ALL_VALUES.get(headers, name)));
    }
    Object body = BODY.get(response);
    if (body instanceof String text) {
      failure.body(text);
    } else if (body instanceof byte[] bytes) {
      int length = Math.min(bytes.length, MOST_BYTES);
      failure.body(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }
    return failure.build();
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
