package dev.selvage.providers;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.time.Timing;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a response of OkHttp carries, where its status says failure. Of its body, which can be
 * read once, a copy is read: the caller still gets it whole. A body that goes on for longer than
 * {@value #MOST_SECONDS} s is not waited for: what came decides, and OkHttp then ends the rest.
 */
public final class OkHttpReader implements FailureReader {

  private static final Accessor CODE = new Accessor("code");
  private static final Accessor HEADER = new Accessor("header", String.class);
  private static final Accessor PEEK_BODY = new Accessor("peekBody", long.class);
  private static final Accessor STRING = new Accessor("string");

  private static final Accessor BODY = new Accessor("body");
  private static final Accessor SOURCE = new Accessor("source");
  private static final Accessor TIMEOUT = new Accessor("timeout");
  private static final Accessor HAS_DEADLINE = new Accessor("hasDeadline");
  private static final Accessor SET_DEADLINE = new Accessor("deadlineNanoTime", long.class);
  private static final Accessor CLEAR_DEADLINE = new Accessor("clearDeadline");
  private static final Accessor BUFFER = new Accessor("getBuffer");
  private static final Accessor SNAPSHOT = new Accessor("snapshot");
  private static final Accessor UTF8 = new Accessor("utf8");

  /** An error's body comes with its status. */
  private static final int MOST_SECONDS = 2;

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
    if (body(response) instanceof String body) {
      failure.body(body);
    }
    return failure.build();
  }

  private static @Nullable Object body(Object response) {
    Object source = get(SOURCE, BODY.get(response));
    Object timeout = get(TIMEOUT, source);
    if (timeout == null || Boolean.TRUE.equals(HAS_DEADLINE.get(timeout))) {
      return whole(response);
    }
    SET_DEADLINE.get(timeout, Timing.system().source().nanoTime() + MOST_SECONDS * 1_000_000_000L);
    try {
      Object body = whole(response);
      return body != null ? body : get(UTF8, get(SNAPSHOT, get(BUFFER, source)));
    } finally {
      CLEAR_DEADLINE.get(timeout);
    }
  }

  private static @Nullable Object whole(Object response) {
    return get(STRING, PEEK_BODY.get(response, MOST_BYTES));
  }

  private static @Nullable Object get(Accessor accessor, @Nullable Object target) {
    return target == null ? null : accessor.get(target);
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
