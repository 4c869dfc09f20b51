package dev.selvage.providers;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import java.util.Optional;
import java.util.Set;

/**
 * Shows what a response of OkHttp carries, where its status says failure. Of its body, which can be
 * read once, a copy is read: the caller still gets it whole.
 */
public final class OkHttpReader implements FailureReader {

  private static final Accessor CODE = new Accessor("code");
  private static final Accessor HEADER = new Accessor("header", String.class);
  private static final Accessor PEEK_BODY = new Accessor("peekBody", long.class);
  private static final Accessor STRING = new Accessor("string");

  /** Longer bodies are not error bodies of any provider. */
  private static final long MOST_BYTES = 64 * 1024;

  /** Made by the service loader. */
  public OkHttpReader() {}

  @Override
  public Set<String> classNames() {
    return Set.of("okhttp3.Response");
  }

  @Override
  public Optional<Failure> read(Object response, Class<?> type) {
    return CODE.get(response) instanceof Integer status && status >= 400
        ? Optional.of(failure(response, status))
        : Optional.empty();
  }

  private static Failure failure(Object response, int status) {
    Failure.Builder failure =
        Failure.builder().status(status).headers(name -> (String) HEADER.get(response, name));
    Object copy = PEEK_BODY.get(response, MOST_BYTES);
    if (copy != null && STRING.get(copy) instanceof String body) {
      failure.body(body);
    }
    return failure.build();
  }

  /** Closes the response, since it holds its connection until then. */
  @Override
  public void discard(Object response) {
    try {
      if (response instanceof AutoCloseable closeable) {
        closeable.close();
      }
    } catch (Exception e) {
      // It was to be thrown away, and now it is.
    }
  }
}
