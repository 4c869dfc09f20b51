package dev.selvage.engine.pipeline;

import dev.selvage.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a guarded call came to fail, attempt by attempt, attached to the failure that the caller gets
 * as a suppressed exception. It is also the mark by which guarded methods further out see that
 * retrying was already done. One failure carries at most one history of a guarded method: an
 * exception object that is thrown again and again does not grow.
 */
public final class AttemptHistory extends Exception {

  private static final long serialVersionUID = 1;

  private final String method;
  private transient volatile @Nullable Content content;
  private volatile String text;

  AttemptHistory(String method, List<AttemptRecord> attempts, Set<Kind> givenUp, String reason) {
    super(null, null, false, false);
    this.method = method;
    Content first = new Content(attempts, Set.copyOf(givenUp), reason, 0);
    this.content = first;
    this.text = text(method, first);
  }

  /** The guarded method. */
  public String method() {
    return method;
  }

  /** The failed attempts, first to last; empty after the exception was serialised. */
  public List<AttemptRecord> attempts() {
    Content now = content;
    return now == null ? List.of() : now.attempts;
  }

  /** Why there was no further attempt. */
  public String reason() {
    Content now = content;
    return now == null ? "" : now.reason;
  }

  @Override
  public String getMessage() {
    return text;
  }

  private static String text(String method, Content content) {
    StringBuilder text = new StringBuilder(method).append(" gave up after ");
    int count = content.attempts.size();
    text.append(count).append(count == 1 ? " attempt" : " attempts");
    int requests = content.attempts.stream().mapToInt(AttemptRecord::requests).sum();
    if (requests > count) {
      text.append(" (up to ").append(requests).append(" requests)");
    }
    if (!content.isLastOnesOwnReason()) {
      text.append(", ").append(content.reason);
    }
    text.append(':');
    for (AttemptRecord attempt : content.attempts) {
      text.append("\n\t  ").append(attempt.number()).append(". ");
      text.append(attempt.diagnosis().sentence());
      text.append(" [").append(attempt.diagnosis().remedy()).append(']');
    }
    return text.toString();
  }

  /** The kinds that must not be retried further out, by calls entered before that many give-ups. */
  Set<Kind> givenUpSince(long giveUps) {
    Content now = content;
    return now != null && now.giveUp > giveUps ? now.givenUp : Set.of();
  }

  boolean isSince(long giveUps) {
    Content now = content;
    return now != null && now.giveUp > giveUps;
  }

  void replaceBy(AttemptHistory newer) {
    content = newer.content;
    text = newer.text;
  }

  void number(long giveUp) {
    Content now = content;
    if (now != null) {
      content = new Content(now.attempts, now.givenUp, now.reason, giveUp);
    }
  }

  private record Content(
      List<AttemptRecord> attempts, Set<Kind> givenUp, String reason, long giveUp) {

    /** Whether the last failure itself is all the reason that there is. */
    boolean isLastOnesOwnReason() {
      return attempts.get(attempts.size() - 1).diagnosis().sentence().equals(reason);
    }
  }
}
