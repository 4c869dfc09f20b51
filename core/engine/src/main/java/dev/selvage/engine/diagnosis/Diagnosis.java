package dev.selvage.engine.diagnosis;

import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What one failure means and what helps. Immutable, and fit for logs: it carries codes and numbers,
 * never the provider's text.
 */
public final class Diagnosis {

  private final Kind kind;
  private final int status;
  private final @Nullable String code;
  private final @Nullable String requestId;
  private final @Nullable Duration namedWait;
  private final boolean retryForbidden;

  private Diagnosis(Builder builder) {
    this.kind = builder.kind;
    this.status = builder.status;
    this.code = builder.code;
    this.requestId = builder.requestId;
    this.namedWait = builder.namedWait;
    this.retryForbidden = builder.retryForbidden;
  }

  /** A diagnosis of that kind with nothing else known. */
  public static Diagnosis of(Kind kind) {
    return builder(kind).build();
  }

  /** Starts a diagnosis of that kind. */
  public static Builder builder(Kind kind) {
    return new Builder(Objects.requireNonNull(kind, "kind"));
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** What helps. */
  public Remedy remedy() {
    return kind.remedy();
  }

  /** The HTTP status; empty where no response came. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** The provider's error code. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** The id under which the provider knows the request. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** How long the server asked to wait. */
  public Optional<Duration> namedWait() {
    return Optional.ofNullable(namedWait);
  }

  /** Whether the server forbids a retry ({@code x-should-retry: false}). */
  public boolean retryForbidden() {
    return retryForbidden;
  }

  /** What happened and what to do, in one sentence for a person. */
  public String sentence() {
    StringBuilder sentence = new StringBuilder();
    String number = status == 0 ? "" : String.valueOf(status);
    String named = code == null || code.equals(number) ? "" : code;
    if (!number.isEmpty() || !named.isEmpty()) {
      sentence.append((number + " " + named).strip()).append(": ");
    }
    sentence.append(kind.sentence());
    if (namedWait != null) {
      sentence.append("; the server asks to wait ").append(Durations.print(namedWait));
    }
    return sentence.toString();
  }

  @Override
  public String toString() {
    return kind + " [" + remedy() + "] " + sentence();
  }

  /** Collects a diagnosis. Not safe for use by many threads. */
  public static final class Builder {
    private final Kind kind;
    private int status;
    private @Nullable String code;
    private @Nullable String requestId;
    private @Nullable Duration namedWait;
    private boolean retryForbidden;

    private Builder(Kind kind) {
      this.kind = kind;
    }

    /** Sets the HTTP status. */
    public Builder status(int status) {
      this.status = status;
      return this;
    }

    /** Sets the provider's error code; kept only where it looks like a code, not like a text. */
    public Builder code(@Nullable String code) {
      this.code = code != null && code.matches("(?!sk-)[A-Za-z0-9_.-]{1,64}") ? code : null;
      return this;
    }

    /** Sets the provider's id of the request; kept only where it looks like an id. */
    public Builder requestId(@Nullable String requestId) {
      this.requestId =
          requestId != null && requestId.matches("[A-Za-z0-9_.:-]{1,128}") ? requestId : null;
      return this;
    }

    /** Sets the wait that the server names. */
    public Builder namedWait(@Nullable Duration namedWait) {
      this.namedWait = namedWait;
      return this;
    }

    /** Sets whether the server forbids a retry. */
    public Builder retryForbidden(boolean retryForbidden) {
      this.retryForbidden = retryForbidden;
      return this;
    }

    /** The diagnosis as collected. */
    public Diagnosis build() {
      return new Diagnosis(this);
    }
  }
}
