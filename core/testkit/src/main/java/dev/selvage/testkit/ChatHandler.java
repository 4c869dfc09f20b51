package dev.selvage.testkit;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;

/** Receives requests and sends answers; never blocks an IO thread. */
final class ChatHandler implements HttpHandler {

  private final Journal journal;

  ChatHandler(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.getRequestReceiver().receiveFullString(this::received, StandardCharsets.UTF_8);
  }

  private void received(HttpServerExchange exchange, String body) {
    Journal.Turn turn =
        journal.record(
            new ReceivedRequest.Sent(
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                headersOf(exchange.getRequestHeaders()),
                body));
    Duration delay = turn.answer().delay();
    if (delay.isZero()) {
      answer(exchange, turn);
    } else {
      // Dispatched first, or the exchange would end with this method.
      exchange.dispatch(SameThreadExecutor.INSTANCE, () -> answerLater(exchange, turn, delay));
    }
  }

  private static void answerLater(HttpServerExchange exchange, Journal.Turn turn, Duration delay) {
    try {
      exchange
          .getIoThread()
          .executeAfter(() -> answer(exchange, turn), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The provider was closed meanwhile. Left to itself, the server would answer 500.
      IoUtils.safeClose(exchange.getConnection());
    }
  }

  private static void answer(HttpServerExchange exchange, Journal.Turn turn) {
    if (turn.answer().content() instanceof Content.Reply reply) {
      send(exchange, turn, reply);
    } else {
      IoUtils.safeClose(exchange.getConnection());
    }
  }

  private static void send(HttpServerExchange exchange, Journal.Turn turn, Content.Reply reply) {
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(new HttpString("content-type"), "application/json");
    ReplyContext context = ReplyContext.of(turn.request(), turn.answer().retryAfter());
    headers.put(new HttpString(context.dialect().requestIdHeader()), context.requestId());
    turn.answer().headers().forEach((name, value) -> headers.put(new HttpString(name), value));
    if (turn.last()) {
      exchange.setPersistent(false);
    }
    exchange.setStatusCode(reply.status());
    exchange.getResponseSender().send(reply.body(context), StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> headersOf(HeaderMap sent) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HeaderValues values : sent) {
      headers.put(values.getHeaderName().toString(), List.copyOf(values));
    }
    return Collections.unmodifiableMap(headers);
  }
}
