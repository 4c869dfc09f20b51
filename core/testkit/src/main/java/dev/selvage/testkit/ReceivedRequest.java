package dev.selvage.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that a {@link FakeChatProvider} received. Immutable; safe for use by many threads. Its
 * {@code toString} shows neither headers nor body, since those hold keys and prompts.
 */
public final class ReceivedRequest {

  private final long number;
  private final String method;
  private final String path;
  private final Map<String, List<String>> headers;
  private final String body;
  private final @Nullable String model;
  private final long arrivalNanos;
  private final Instant arrivedAt;

  ReceivedRequest(
      long number, Sent sent, @Nullable String model, long arrivalNanos, Instant arrivedAt) {
    this.number = number;
    this.method = sent.method();
    this.path = sent.path();
    this.headers = sent.headers();
    this.body = sent.body();
    this.model = model;
    this.arrivalNanos = arrivalNanos;
    this.arrivedAt = arrivedAt;
  }

  /** What came over the wire; the headers' keys know no case. */
  record Sent(String method, String path, Map<String, List<String>> headers, String body) {}

  /** The place of this request among all that the provider received, from 1. */
  long number() {
    return number;
  }

  /** The HTTP method in capitals: {@code POST}. */
  public String method() {
    return method;
  }

  /** The path without the query: {@code /v1/chat/completions}. */
  public String path() {
    return path;
  }

  /** All headers with their values in order; the map finds a name in any case. Unmodifiable. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * The first value of the header {@code name}, in any case; empty where it was not sent.
   *
   * @throws NullPointerException when the name is null
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The body read as UTF-8; empty where none was sent. */
  public String body() {
    return body;
  }

  /** The model that the body asks for; empty where the body is no JSON object that names one. */
  public Optional<String> model() {
    return Optional.ofNullable(model);
  }

  /**
   * The reading of the provider's {@code TimeSource} in nanoseconds when the request had been read;
   * only the difference between two readings means anything.
   */
  public long arrivalNanos() {
    return arrivalNanos;
  }

  /** The date and time by the provider's {@code TimeSource} when the request had been read. */
  public Instant arrivedAt() {
    return arrivedAt;
  }

  @Override
  public String toString() {
    return method
        + " "
        + path
        + model().map(name -> " for " + name).orElse("")
        + ", "
        + body.length()
        + " characters, at "
        + arrivedAt;
  }
}
