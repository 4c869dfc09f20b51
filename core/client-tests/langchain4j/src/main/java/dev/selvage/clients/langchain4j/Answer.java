package dev.selvage.clients.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The answer that a stream ends in. */
final class Answer implements StreamingChatResponseHandler {

  /** How many timeouts are waited for a client that never calls back. */
  private static final int PATIENCE = 4;

  private final CompletableFuture<Object> end = new CompletableFuture<>();

  static Object of(StreamingChatModel model, Duration timeout) throws Exception {
    Answer answer = new Answer();
    model.chat("Hi", answer);
    return answer.end.get(PATIENCE * timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void onPartialResponse(String part) {}

  @Override
  public void onCompleteResponse(ChatResponse response) {
    end.complete(response);
  }

  @Override
  public void onError(Throwable thrown) {
    end.completeExceptionally(thrown);
  }
}
