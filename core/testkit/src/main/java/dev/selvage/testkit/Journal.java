package dev.selvage.testkit;

import dev.selvage.engine.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the fake provider received and what it answers next. One lock covers both, so the n-th
 * recorded request gets the n-th answer.
 */
final class Journal {

  private final TimeSource time;
  private final List<ReceivedRequest> requests = new ArrayList<>();
  private ChatScript script = ChatScript.builder().ok().build();
  private @Nullable ProviderQuota quota;
  private long received;
  private long answered;

  Journal(TimeSource time) {
    this.time = time;
  }

  /**
   * A request with its answer.
   *
   * @param last whether the connection must not be used again
   */
  record Turn(ReceivedRequest request, ChatAnswer answer, boolean last) {}

  /** Records a request; answers it as the script says, unless the endpoint refuses it. */
  synchronized Turn record(ReceivedRequest.Sent sent) {
    ChatBody body = ChatBody.read(sent.body());
    Optional<ChatAnswer> refusal =
        Endpoint.refusal(sent, body)
            .or(() -> Endpoint.refusalToStream(body, script.answer(answered)));
    ReceivedRequest request =
        new ReceivedRequest(++received, sent, body.model(), time.nanoTime(), time.instant());
    requests.add(request);
    // A client that meets a drop on a connection it used before may repeat the request unasked.
    return new Turn(
        request, refusal.orElseGet(() -> answerWithinQuota(request, body)), script.drops());
  }

  /** What the quota refuses takes no step of the script. */
  private ChatAnswer answerWithinQuota(ReceivedRequest request, ChatBody body) {
    if (quota == null) {
      return nextAnswer();
    }
    return quota.answer(
        new ProviderQuota.Asked(
            Dialect.at(request.path()).orElseThrow(),
            ChatJson.tokens(request.body().length()) + body.maxTokens(),
            request.arrivalNanos(),
            request.arrivedAt()),
        this::nextAnswer);
  }

  synchronized ProviderQuota quota(QuotaModel model) {
    ProviderQuota next = new ProviderQuota(model, time.nanoTime());
    quota = next;
    return next;
  }

  private ChatAnswer nextAnswer() {
    return script.answer(answered++);
  }

  synchronized void play(ChatScript next) {
    script = next;
    answered = 0;
  }

  synchronized void reset() {
    requests.clear();
    answered = 0;
  }

  synchronized List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized int requestCount() {
    return requests.size();
  }
}
