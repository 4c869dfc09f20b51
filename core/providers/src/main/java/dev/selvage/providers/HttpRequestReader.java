package dev.selvage.providers;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.RequestReader;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Shows requests of {@code java.net.http} that are posted to where chat requests go. The body is
 * read only where its publisher is one that the JDK makes of a text or of bytes, which can be asked
 * again and again; reading another would take it from the client.
 */
public final class HttpRequestReader implements RequestReader {

  private static final Accessor METHOD = new Accessor("method");
  private static final Accessor ADDRESS = new Accessor("uri");
  private static final Accessor PUBLISHER = new Accessor("bodyPublisher");
  private static final Accessor LENGTH = new Accessor("contentLength");

  private static final Map<String, Dialect> PATHS =
      Map.of(
          "/chat/completions", Dialect.OPENAI_CHAT,
          "/responses", Dialect.OPENAI_RESPONSES,
          "/v1/messages", Dialect.ANTHROPIC);

  /** The JDK's own; none of its other publishers keeps its bytes. */
  private static final Set<String> REPEATABLE =
      Set.of(
          "jdk.internal.net.http.RequestPublishers$ByteArrayPublisher",
          "jdk.internal.net.http.RequestPublishers$StringPublisher");

  /** Longer bodies are chat requests of no provider. */
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  /** Made by the service loader. */
  public HttpRequestReader() {}

  @Override
  public Set<String> classNames() {
    return Set.of("java.net.http.HttpRequest");
  }

  @Override
  public ChatRequest read(Object request, Class<?> type) {
    Dialect dialect = "POST".equals(METHOD.get(request)) ? dialect(ADDRESS.get(request)) : null;
    byte[] body = dialect == null ? null : body(PUBLISHER.get(request));
    ChatRequest read = body == null ? ChatRequest.UNREADABLE : ChatRequest.ofJson(body);
    return dialect == null || read == ChatRequest.UNREADABLE
        ? ChatRequest.UNREADABLE
        : new ChatRequest(dialect, read::field);
  }

  private static @Nullable Dialect dialect(@Nullable Object address) {
    String path = address instanceof URI uri ? uri.getPath() : null;
    if (path == null) {
      return null;
    }
    return PATHS.entrySet().stream()
        .filter(end -> path.endsWith(end.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static byte @Nullable [] body(@Nullable Object publisher) {
    return publisher instanceof Flow.Publisher<?> known
            && REPEATABLE.contains(publisher.getClass().getName())
            && LENGTH.get(publisher) instanceof Long length
            && length <= MOST_BYTES
        ? bytes(known)
        : null;
  }

  private static byte[] bytes(Flow.Publisher<?> publisher) {
    Collector collector = new Collector();
    publisher.subscribe(collector);
    return collector.bytes.toByteArray();
  }

  /** Those publishers give all on the subscriber's own thread. */
  private static final class Collector implements Flow.Subscriber<Object> {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Object item) {
      if (item instanceof ByteBuffer buffer) {
        byte[] part = new byte[buffer.remaining()];
        buffer.duplicate().get(part);
        bytes.writeBytes(part);
      }
    }

    @Override
    public void onError(Throwable thrown) {
      bytes.reset();
    }

    @Override
    public void onComplete() {}
  }
}
