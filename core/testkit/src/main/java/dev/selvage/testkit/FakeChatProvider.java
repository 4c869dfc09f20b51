package dev.selvage.testkit;

import dev.selvage.engine.time.TimeSource;
import java.util.List;
import java.util.Objects;

/**
 * A chat provider of your own: an HTTP server on the loopback address that speaks the wire formats
 * of OpenAI and Anthropic and answers as a {@link ChatScript} says.
 *
 * <pre>{@code
 * try (FakeChatProvider provider = FakeChatProvider.start()) {
 *   provider.play("429 after 1s, 500, then ok");
 *   // point the client at provider.baseUrl() and call the service
 *   assertThat(provider.requestCount()).isEqualTo(3);
 * }
 * }</pre>
 *
 * <p>It answers {@code POST /v1/chat/completions} as OpenAI and {@code POST /v1/messages} as
 * Anthropic does, by default with {@code ok} for ever. What the real provider would refuse whatever
 * its state takes no step of the script: an unknown path (404), another method (405), a body that
 * is no JSON object (400). A request for a stream is refused too (400) where its step is a
 * completion, since this provider does not stream; errors and raw answers are sent as they are.
 * Messages, keys and parameters are not looked at.
 *
 * <p>A completion repeats the request's model ({@code gpt-4o} where the body names none) and counts
 * about one token for four characters. Every answer carries {@code x-request-id}, or Anthropic's
 * {@code request-id}. While a script with a {@code drop} plays, every answer also closes its
 * connection: clients such as OkHttp repeat a request unasked when it is dropped on a connection
 * that they used before. So play such a script before the first request.
 *
 * <p>Two IO threads serve any number of connections; delayed answers hold no thread. The threads
 * are daemons. Safe for use by many threads.
 */
public final class FakeChatProvider implements AutoCloseable {

  private final Journal journal;
  private final LoopbackServer server;
  private final String baseUrl;

  private FakeChatProvider(TimeSource time) {
    journal = new Journal(time);
    server = new LoopbackServer(new ChatHandler(journal));
    baseUrl = "http://" + LoopbackServer.HOST + ":" + server.port() + Endpoint.ROOT;
  }

  /**
   * Starts a provider on a free port; its requests arrive by the machine's clock.
   *
   * @throws java.io.UncheckedIOException when no port is free
   */
  public static FakeChatProvider start() {
    return start(TimeSource.system());
  }

  /**
   * Starts a provider on a free port whose requests arrive by the clock of {@code time}, for
   * example a {@link VirtualTime} that the service under test waits on.
   *
   * @throws NullPointerException when the time is null
   * @throws java.io.UncheckedIOException when no port is free
   */
  public static FakeChatProvider start(TimeSource time) {
    return new FakeChatProvider(Objects.requireNonNull(time, "time"));
  }

  /**
   * The address to point a client at: {@code http://127.0.0.1:PORT/v1}. Leave its {@code /v1} out
   * for anthropic-java, which adds that by itself.
   */
  public String baseUrl() {
    return baseUrl;
  }

  /**
   * Plays a script from its first step, in place of the one that played. Recorded requests stay.
   *
   * @throws NullPointerException when the script is null
   * @throws IllegalArgumentException when a step cannot be read; see {@link ChatScript#parse}
   */
  public void play(String script) {
    play(ChatScript.parse(script));
  }

  /**
   * Plays a script from its first step, in place of the one that played. Recorded requests stay.
   *
   * @throws NullPointerException when the script is null
   */
  public void play(ChatScript script) {
    journal.play(Objects.requireNonNull(script, "script"));
  }

  /**
   * Admits requests only as {@code model} does, from now on and in place of any other quota: a
   * refused one gets a 429 in the words of its dialect and takes no step of the script, an admitted
   * one the next step. Answers carry the rate limit headers of the dialect. The model's time begins
   * now; {@link #reset} leaves the quota as it is.
   *
   * @return what is counted
   * @throws NullPointerException when the model is null
   */
  public ProviderQuota quota(QuotaModel model) {
    return journal.quota(Objects.requireNonNull(model, "model"));
  }

  /** Forgets the recorded requests and goes back to the first step of the script. */
  public void reset() {
    journal.reset();
  }

  /**
   * The requests so far, refused ones included, in the order in which they took their steps of the
   * script. An unmodifiable snapshot.
   */
  public List<ReceivedRequest> requests() {
    return journal.requests();
  }

  /** How many requests came so far, refused ones included. */
  public int requestCount() {
    return journal.requestCount();
  }

  /** Stops the server and closes its connections. Does nothing the second time. */
  @Override
  public void close() {
    server.stop();
  }

  @Override
  public String toString() {
    return "FakeChatProvider[" + baseUrl + "]";
  }
}
