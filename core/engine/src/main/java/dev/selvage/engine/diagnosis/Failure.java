package dev.selvage.engine.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a client library shows of one failure, before anyone judges it. Immutable; not for logs,
 * since the message may echo the prompt or the key.
 */
public final class Failure {

  private final int status;
  private final Function<String, @Nullable String> headers;
  private final @Nullable String code;
  private final @Nullable String type;
  private final @Nullable String message;
  private final List<Detail> details;
  private final @Nullable String provider;
  private final boolean inStream;
  private final boolean beforeContent;

  private Failure(Builder builder) {
    this.status = builder.status;
    this.headers = builder.headers;
    this.code = builder.code;
    this.type = builder.type;
    this.message = builder.message;
    this.details = List.copyOf(builder.details);
    this.provider = builder.provider;
    this.inStream = builder.inStream;
    this.beforeContent = builder.beforeContent;
  }

  /** A text or number of the body; there are few, so finding one takes no map. */
  private record Detail(String name, String value) {}

  /** Starts with nothing known. */
  public static Builder builder() {
    return new Builder();
  }

  /** The HTTP status; empty where no response came. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** The first value of the header of that lower-case name. */
  public Optional<String> header(String name) {
    try {
      return Optional.ofNullable(headers.apply(name));
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** The provider's error code, such as {@code rate_limit_exceeded}. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** The provider's error type, such as {@code insufficient_quota}. */
  public Optional<String> type() {
    return Optional.ofNullable(type);
  }

  /** The provider's text; may echo secrets. */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** The provider whose client this is, as far as the client tells; tables may know better. */
  public Optional<String> provider() {
    return Optional.ofNullable(provider);
  }

  /** Whether it came inside a stream, whose own status said success. */
  public boolean isInStream() {
    return inStream;
  }

  /** Whether it surely came before any content of its stream; false where nobody can tell. */
  public boolean isBeforeContent() {
    return beforeContent;
  }

  /**
   * Another text or number of the error body, by its name: {@code status} and {@code retryDelay}
   * (Gemini), {@code error_code} (Anthropic), {@code param} (OpenAI). Of an error inside the error,
   * code, type and message go by its name and a point: {@code innererror.code} (Azure). What stands
   * beside the error goes by its own name: {@code request_id} and {@code type} (Anthropic); a text
   * in the error's place is the detail {@code error} too (Ollama). The first of a name.
   */
  public Optional<String> detail(String name) {
    for (Detail detail : details) {
      if (detail.name.equals(name)) {
        return Optional.of(detail.value);
      }
    }
    return Optional.empty();
  }

  /** Whether any text or number of that name is such. */
  public boolean hasDetail(String name, Predicate<String> such) {
    for (Detail detail : details) {
      if (detail.name.equals(name) && such.test(detail.value)) {
        return true;
      }
    }
    return false;
  }

  /** All texts and numbers of that name, in order: a body may name several limits. */
  public List<String> details(String name) {
    return details.stream().filter(d -> d.name.equals(name)).map(Detail::value).toList();
  }

  /** Collects what a reader finds; every part may be left out. Not safe for use by many threads. */
  public static final class Builder {
    private int status;
    private Function<String, @Nullable String> headers = name -> null;
    private @Nullable String code;
    private @Nullable String type;
    private @Nullable String message;
    private final List<Detail> details = new ArrayList<>();
    private @Nullable String provider;
    private boolean inStream;
    private boolean beforeContent;

    private Builder() {}

    /** Sets the HTTP status. */
    public Builder status(int status) {
      this.status = status;
      return this;
    }

    /** Sets the look-up of headers: lower-case name to first value, or null. */
    public Builder headers(Function<String, @Nullable String> headers) {
      this.headers = Objects.requireNonNull(headers, "headers");
      return this;
    }

    /** Sets the provider's error code. */
    public Builder code(@Nullable String code) {
      this.code = code;
      return this;
    }

    /** Sets the provider's error type. */
    public Builder type(@Nullable String type) {
      this.type = type;
      return this;
    }

    /** Sets the provider's text. */
    public Builder message(@Nullable String message) {
      this.message = message;
      return this;
    }

    /** Sets the provider whose client this is: {@code openai}, {@code anthropic}. */
    public Builder provider(String provider) {
      this.provider = provider;
      return this;
    }

    /** Sets whether it came inside a stream, whose own status said success. */
    public Builder inStream(boolean inStream) {
      this.inStream = inStream;
      return this;
    }

    /** Sets whether it surely came before any content of its stream. */
    public Builder beforeContent(boolean beforeContent) {
      this.beforeContent = beforeContent;
      return this;
    }

    /** Adds another text or number of the error body; of a name there may be several. */
    public Builder detail(String name, String value) {
      details.add(new Detail(name, value));
      return this;
    }

    /**
     * Reads code, type, message and details out of an error body; what is no JSON, or has no error
     * in it, leaves them as they are.
     */
    public Builder body(String body) {
      ErrorBody.read(body, this);
      return this;
    }

    /** The failure as collected. */
    public Failure build() {
      return new Failure(this);
    }
  }
}
