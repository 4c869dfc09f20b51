package dev.selvage.clients.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.StreamingChatLanguageModel;
import dev.langchain4j.model.output.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The answer that a stream ends in. */
final class Answer implements StreamingResponseHandler<AiMessage> {

  /** How many timeouts are waited for a client that never calls back. */
  private static final int PATIENCE = 4;

  private final CompletableFuture<Object> end = new CompletableFuture<>();

  static Object of(StreamingChatLanguageModel model, Duration timeout) throws Exception {
    Answer answer = new Answer();
    model.generate("Hi", answer);
    return answer.end.get(PATIENCE * timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void onNext(String token) {}

  @Override
  public void onComplete(Response<AiMessage> response) {
    end.complete(response);
  }

  @Override
  public void onError(Throwable thrown) {
    end.completeExceptionally(thrown);
  }
}
