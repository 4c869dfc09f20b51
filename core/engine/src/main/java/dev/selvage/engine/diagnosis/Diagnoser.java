package dev.selvage.engine.diagnosis;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an attempt ended in into a {@link Diagnosis}: finds the reader for the failing object,
 * asks the tables, falls back to the status. Immutable; safe for use by many threads.
 */
public final class Diagnoser {

  private final FailureReaders readers;
  private final List<ProviderTable> tables;

  /** The first reader that names a class has it; tables are asked in order. */
  public Diagnoser(List<FailureReader> readers, List<ProviderTable> tables) {
    this.readers = new FailureReaders(readers);
    this.tables = List.copyOf(tables);
  }

  /**
   * What a thrown failure means: the first of it and its causes that a reader knows decides. What
   * nobody knows is {@link Kind#UNKNOWN}, and so is an {@link Error}, whatever its cause and
   * whatever wraps it.
   */
  public Diagnosis diagnose(Throwable thrown, Instant now) {
    List<Throwable> chain = Causes.of(thrown);
    for (Throwable candidate : chain) {
      if (candidate instanceof Error) {
        return Diagnosis.of(Kind.UNKNOWN);
      }
      if (candidate instanceof SelvageException own) {
        return Diagnosis.of(own.kind());
      }
      Optional<Failure> failure = readers.read(candidate);
      if (failure.isPresent()) {
        return judge(failure.get(), candidate, now);
      }
    }
    return Diagnosis.of(kindOfJdk(chain, Kind.UNKNOWN));
  }

  /** What a returned value means, where it is a response that says failure. */
  public Optional<Diagnosis> diagnoseReturned(@Nullable Object value, Instant now) {
    return value == null || value instanceof Throwable
        ? Optional.empty()
        : readers.read(value).map(f -> judge(f, value, now));
  }

  /** Whether an instance of the static type {@code type} may be a response that says failure. */
  public boolean mayReadReturned(Class<?> type) {
    return !type.isPrimitive()
        && (type == Object.class
            || (!Throwable.class.isAssignableFrom(type) && readers.of(type).isPresent()));
  }

  /** Gives back what a returned response holds. */
  public void discard(@Nullable Object value) {
    if (value != null) {
      readers.discard(value);
    }
  }

  private Diagnosis judge(Failure failure, Object source, Instant now) {
    Kind kind = kindOf(failure, source);
    @Nullable Duration wait = failure.namedWait(now).orElse(null);
    return Diagnosis.builder(kind)
        .status(failure.status().orElse(0))
        .code(failure.code().or(failure::type).orElse(null))
        .requestId(failure.header("x-request-id").orElse(null))
        .namedWait(wait)
        .retryForbidden(failure.header("x-should-retry").filter("false"::equals).isPresent())
        .build();
  }

  private Kind kindOf(Failure failure, Object source) {
    for (ProviderTable table : tables) {
      Optional<Kind> kind = kindOf(failure, table);
      if (kind.isPresent()) {
        return kind.get();
      }
    }
    if (failure.status().isPresent()) {
      return StatusTable.kindOf(failure.status().getAsInt());
    }
    boolean answered = failure.code().or(failure::type).or(failure::message).isPresent();
    return source instanceof Throwable thrown && !answered
        ? kindOfJdk(Causes.of(thrown), Kind.CONNECTION)
        : Kind.UNKNOWN;
  }

  /** A table that breaks knows nothing. */
  private static Optional<Kind> kindOf(Failure failure, ProviderTable table) {
    try {
      return table.kindOf(failure);
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** What the JDK's own exceptions say where no client's reader knows better. */
  private static Kind kindOfJdk(List<Throwable> chain, Kind otherwise) {
    if (chain.stream().anyMatch(Diagnoser::isTimeout)) {
      return Kind.TIMEOUT;
    }
    return chain.stream().anyMatch(IOException.class::isInstance) ? Kind.CONNECTION : otherwise;
  }

  private static boolean isTimeout(Throwable thrown) {
    String name = thrown.getClass().getName();
    return thrown instanceof SocketTimeoutException
        || thrown instanceof TimeoutException
        || name.equals("java.net.http.HttpTimeoutException")
        || name.equals("java.net.http.HttpConnectTimeoutException")
        // OkHttp's limit on a whole call.
        || (thrown instanceof InterruptedIOException && "timeout".equals(thrown.getMessage()));
  }
}
