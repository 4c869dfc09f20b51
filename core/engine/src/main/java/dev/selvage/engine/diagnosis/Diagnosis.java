package dev.selvage.engine.diagnosis;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What one failure means and what helps. Immutable, and fit for logs: it carries codes and numbers,
 * never the provider's text.
 */
public final class Diagnosis {

  /** How the keys of providers begin, which look like codes. */
  private static final List<String> KEYS =
      List.of("sk-", "gsk_", "AIza", "xai-", "AKIA", "hf_", "pplx-");

  private static final int LONGEST_CODE = 64;
  private static final int LONGEST_REQUEST_ID = 128;

  private final Kind kind;
  private final int status;
  private final @Nullable String provider;
  private final @Nullable String code;
  private final @Nullable String type;
  private final @Nullable String requestId;
  private final @Nullable Duration namedWait;
  private final @Nullable String namedBy;
  private final boolean retryForbidden;
  private final boolean mayHaveHadEffect;

  private Diagnosis(Builder builder) {
    this.kind = builder.kind;
    this.status = builder.status;
    this.provider = builder.provider;
    this.code = builder.code;
    this.type = builder.type;
    this.requestId = builder.requestId;
    this.namedWait = builder.namedWait;
    this.namedBy = builder.namedBy;
    this.retryForbidden = builder.retryForbidden;
    this.mayHaveHadEffect = builder.mayHaveHadEffect;
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

  /** The provider, such as {@code openai}; empty where it is not known. */
  public Optional<String> provider() {
    return Optional.ofNullable(provider);
  }

  /** The provider's error code, such as {@code rate_limit_exceeded}. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** The provider's error type, such as {@code insufficient_quota}. */
  public Optional<String> type() {
    return Optional.ofNullable(type);
  }

  /** The id under which the provider knows the request. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** How long the server asked to wait. */
  public Optional<Duration> namedWait() {
    return Optional.ofNullable(namedWait);
  }

  /**
   * Where the wait was read: the name of a header, {@code retryDelay} (of the body) or {@code
   * message}; empty where none was named.
   */
  public Optional<String> namedBy() {
    return Optional.ofNullable(namedBy);
  }

  /**
   * Whether the provider may have done some of the work: false only where it surely did none, as
   * with a refusal, or a connection that never came about.
   */
  public boolean mayHaveHadEffect() {
    return mayHaveHadEffect;
  }

  /** Whether the server forbids a retry ({@code x-should-retry: false}). */
  public boolean retryForbidden() {
    return retryForbidden;
  }

  /** What happened and what to do, in one sentence for a person. */
  public String sentence() {
    StringBuilder sentence = new StringBuilder();
    String number = status == 0 ? "" : String.valueOf(status);
    String given = code == null || code.equals(number) ? type : code;
    String named = given == null ? "" : given;
    if (!number.isEmpty() || !named.isEmpty()) {
      sentence.append((number + " " + named).strip()).append(": ");
    }
    sentence.append(kind.sentence());
    if (namedWait != null) {
      sentence.append("; the server asks to wait ").append(Durations.print(namedWait));
    }
    return sentence.toString();
  }

  /** What to check or do, the likeliest cause first. */
  public List<String> advice() {
    return kind.advice();
  }

  @Override
  public String toString() {
    return kind + " [" + remedy() + "] " + sentence();
  }

  /** Collects a diagnosis. Not safe for use by many threads. */
  public static final class Builder {
    private final Kind kind;
    private int status;
    private @Nullable String provider;
    private @Nullable String code;
    private @Nullable String type;
    private @Nullable String requestId;
    private @Nullable Duration namedWait;
    private @Nullable String namedBy;
    private boolean retryForbidden;
    private boolean mayHaveHadEffect;

    private Builder(Kind kind) {
      this.kind = kind;
    }

    /** Sets the HTTP status. */
    public Builder status(int status) {
      this.status = status;
      return this;
    }

    /** Sets the provider's name. */
    public Builder provider(@Nullable String provider) {
      this.provider = provider;
      return this;
    }

    /** Sets the provider's error code; kept only where it looks like a code, not like a text. */
    public Builder code(@Nullable String code) {
      this.code = codeOrNull(code);
      return this;
    }

    /** Sets the provider's error type; kept only where it looks like one, not like a text. */
    public Builder type(@Nullable String type) {
      this.type = codeOrNull(type);
      return this;
    }

    private static @Nullable String codeOrNull(@Nullable String text) {
      return text != null && isPlain(text, "_.-", LONGEST_CODE) ? text : null;
    }

    /** Sets the provider's id of the request; kept only where it looks like an id. */
    public Builder requestId(@Nullable String requestId) {
      boolean isId = requestId != null && isPlain(requestId, "_.:-", LONGEST_REQUEST_ID);
      this.requestId = isId ? requestId : null;
      return this;
    }

    /** Whether it is a word of ASCII letters, digits and those marks, and no key. */
    private static boolean isPlain(String text, String marks, int longest) {
      if (text.isEmpty() || text.length() > longest) {
        return false;
      }
      for (int i = 0; i < text.length(); i++) {
        if (!isLetterOrDigit(text.charAt(i)) && marks.indexOf(text.charAt(i)) < 0) {
          return false;
        }
      }
      return !beginsLikeAKey(text);
    }

    private static boolean beginsLikeAKey(String text) {
      for (String key : KEYS) {
        if (text.startsWith(key)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isLetterOrDigit(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Sets the wait that the server names, and where it was read. */
    public Builder namedWait(@Nullable NamedWait named) {
      this.namedWait = named == null ? null : named.duration();
      this.namedBy = named == null ? null : named.source();
      return this;
    }

    /** Sets whether the provider may have done some of the work. */
    public Builder mayHaveHadEffect(boolean mayHaveHadEffect) {
      this.mayHaveHadEffect = mayHaveHadEffect;
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
