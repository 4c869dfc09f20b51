package dev.selvage.engine.diagnosis;

import dev.selvage.Kind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an attempt ended in into a {@link Diagnosis}: finds the reader for the failing object,
 * asks the tables, falls back to the status. Immutable; safe for use by many threads.
 */
public final class Diagnoser {

  /** The headers by which providers, gateways and clouds name a request. */
  private static final List<String> REQUEST_IDS =
      List.of("x-request-id", "request-id", "apim-request-id", "x-amzn-requestid");

  /** Timeouts that are of no type of java.base. */
  private static final Set<String> TIMEOUTS =
      Set.of(
          "java.net.http.HttpTimeoutException",
          "java.net.http.HttpConnectTimeoutException",
          "io.netty.channel.ConnectTimeoutException",
          "io.netty.handler.timeout.ReadTimeoutException",
          "io.netty.handler.timeout.WriteTimeoutException");

  private final FailureReaders readers;
  private final List<ProviderTable> decisive;
  private final Supplier<List<ProviderTable>> tables;

  /** The first reader that names a class has it; tables are asked in order. */
  public Diagnoser(List<FailureReader> readers, List<ProviderTable> tables) {
    this(() -> readers, List.of(), () -> tables);
  }

  /**
   * The same, with readers and tables that are asked for when there is something to judge.
   *
   * @param decisive tables that are asked before the one whose provider's failure it surely is
   */
  public Diagnoser(
      Supplier<List<FailureReader>> readers,
      List<ProviderTable> decisive,
      Supplier<List<ProviderTable>> tables) {
    this.readers = new FailureReaders(readers);
    this.decisive = List.copyOf(decisive);
    this.tables = tables;
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
    Kind kind = kindOfJdk(chain, Kind.UNKNOWN);
    return Diagnosis.builder(kind)
        .mayHaveHadEffect(Effects.arePossible(kind, false, chain))
        .build();
  }

  /** What a returned value means, where it is a response that says failure. */
  public Optional<Diagnosis> diagnoseReturned(@Nullable Object value, Instant now) {
    return value == null || value instanceof Throwable
        ? Optional.empty()
        : readers.read(value).map(f -> judge(f, value, now));
  }

  /**
   * The same, its readers found: one that breaks does so here, and not in silence later.
   *
   * @throws RuntimeException what a broken reader throws
   */
  public Diagnoser ready() {
    readers.find();
    return this;
  }

  /** Whether an instance of the static type {@code type} may be a response that says failure. */
  public boolean mayReadReturned(Class<?> type) {
    return !type.isPrimitive()
        && (type == Object.class
            || (!Throwable.class.isAssignableFrom(type) && readers.of(type) != null));
  }

  /** Gives back what a returned response holds. */
  public void discard(@Nullable Object value) {
    if (value != null) {
      readers.discard(value);
    }
  }

  private Diagnosis judge(Failure failure, Object source, Instant now) {
    @Nullable Owner owner = ownerOf(failure);
    Optional<Kind> byTable =
        kindByAny(failure, decisive)
            .or(() -> owner == null ? Optional.empty() : kindOf(failure, owner.table))
            .or(() -> kindByAny(failure, tables.get()));
    Kind kind = byTable.orElseGet(() -> kindWithoutTable(failure, source));
    return Diagnosis.builder(kind)
        .status(failure.status().orElse(0))
        .provider(owner == null ? failure.provider().orElse(null) : owner.provider)
        .code(failure.code().orElse(null))
        .type(failure.type().orElse(null))
        .requestId(requestId(failure))
        .namedWait(NamedWait.of(failure, kind, now).orElse(null))
        .retryForbidden(failure.header("x-should-retry").filter("false"::equals).isPresent())
        .mayHaveHadEffect(
            failure.isInStream() || Effects.arePossible(kind, byTable.isPresent(), causes(source)))
        .build();
  }

  /** The table of the provider whose failure it surely is, and that provider's name. */
  private record Owner(ProviderTable table, String provider) {}

  private @Nullable Owner ownerOf(Failure failure) {
    @Nullable Owner own = ownerOf(failure, decisive);
    return own == null ? ownerOf(failure, tables.get()) : own;
  }

  private static @Nullable Owner ownerOf(Failure failure, List<ProviderTable> tables) {
    for (ProviderTable table : tables) {
      Optional<String> provider = providerOf(failure, table);
      if (provider.isPresent()) {
        return new Owner(table, provider.get());
      }
    }
    return null;
  }

  private static List<Throwable> causes(Object source) {
    return source instanceof Throwable thrown ? Causes.of(thrown) : List.of();
  }

  private static @Nullable String requestId(Failure failure) {
    for (String name : REQUEST_IDS) {
      Optional<String> id = failure.header(name);
      if (id.isPresent()) {
        return id.get();
      }
    }
    return failure.detail("request_id").orElse(null);
  }

  private static Optional<Kind> kindByAny(Failure failure, List<ProviderTable> tables) {
    for (ProviderTable table : tables) {
      Optional<Kind> kind = kindOf(failure, table);
      if (kind.isPresent()) {
        return kind;
      }
    }
    return Optional.empty();
  }

  private static Kind kindWithoutTable(Failure failure, Object source) {
    if (failure.status().isPresent()) {
      return StatusTable.kindOf(failure.status().getAsInt());
    }
    if (failure.isInStream()) {
      // Where nobody can tell, the caller may have used some of it already.
      return failure.isBeforeContent()
          ? Kind.STREAM_BROKEN_BEFORE_CONTENT
          : Kind.STREAM_BROKEN_AFTER_CONTENT;
    }
    boolean answered = failure.code().or(failure::type).or(failure::message).isPresent();
    return source instanceof Throwable thrown && !answered
        ? kindOfJdk(Causes.of(thrown), Kind.CONNECTION)
        : Kind.UNKNOWN;
  }

  /** A table that breaks knows nothing. */
  private static Optional<Kind> kindOf(Failure failure, ProviderTable table) {
    try {
      return Objects.requireNonNull(table.kindOf(failure));
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static Optional<String> providerOf(Failure failure, ProviderTable table) {
    try {
      return Objects.requireNonNull(table.providerOf(failure));
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** What the JDK's own exceptions say where no client's reader knows better. */
  private static Kind kindOfJdk(List<Throwable> chain, Kind otherwise) {
    if (chain.stream().anyMatch(Diagnoser::isTimeout)) {
      return Kind.TIMEOUT;
    }
    if (chain.stream().anyMatch(Diagnoser::isNoFailureOfTheWay)) {
      return Kind.UNKNOWN;
    }
    return chain.stream().anyMatch(Diagnoser::isConnection) ? Kind.CONNECTION : otherwise;
  }

  /** Interrupts and cancelled calls, and what is an {@code IOException} by its type alone. */
  private static boolean isNoFailureOfTheWay(Throwable thrown) {
    return thrown instanceof InterruptedException
        || thrown instanceof InterruptedIOException
        || thrown instanceof ClosedByInterruptException
        || thrown instanceof FileSystemException
        || thrown instanceof FileNotFoundException
        || thrown instanceof CharacterCodingException
        || isOfJackson(thrown)
        // OkHttp's word for a call that was cancelled.
        || (thrown instanceof IOException && "Canceled".equals(thrown.getMessage()));
  }

  /** Jackson says of a text that it cannot read that it is an {@code IOException}. */
  private static boolean isOfJackson(Throwable thrown) {
    for (@Nullable Class<?> c = thrown.getClass(); c != null; c = c.getSuperclass()) {
      // By the end of its name: the agent's jar moves Jackson, and with it names in texts.
      if (c.getName().endsWith(".jackson.core.JacksonException")
          || c.getName().endsWith(".jackson.core.JsonProcessingException")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConnection(Throwable thrown) {
    return thrown instanceof IOException || thrown instanceof UnresolvedAddressException;
  }

  private static boolean isTimeout(Throwable thrown) {
    return thrown instanceof SocketTimeoutException
        || thrown instanceof TimeoutException
        || TIMEOUTS.contains(thrown.getClass().getName())
        // OkHttp's limit on a whole call.
        || (thrown instanceof InterruptedIOException && "timeout".equals(thrown.getMessage()));
  }
}
