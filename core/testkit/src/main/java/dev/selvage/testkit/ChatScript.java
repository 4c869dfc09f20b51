package dev.selvage.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a {@link FakeChatProvider} in order, one a request; the last one repeats for ever.
 * Immutable; safe for use by many threads.
 *
 * <p>As text, steps stand between commas, and {@code then} may stand before a step. Case and white
 * space do not matter.
 *
 * <pre>{@code
 * 429 after 1s, 500, then ok
 * }</pre>
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>step</th><th>answer</th></tr>
 * <tr><td>{@code ok}</td><td>a chat completion that says {@code ok}</td></tr>
 * <tr><td>{@code ok "text"}</td><td>a chat completion that says {@code text}; a quotation mark or
 *     backslash in it is written with a backslash before it</td></tr>
 * <tr><td>{@code 500}, {@code 503}, {@code 529}, {@code 401}, ...</td><td>any status from 400 to
 *     599, with the type, code and message that it usually has</td></tr>
 * <tr><td>{@code 429}</td><td>too many requests a minute</td></tr>
 * <tr><td>{@code 429 after 1s}</td><td>the same with {@code retry-after: 1}; {@code after} may
 *     stand behind any error. Whole seconds are sent as an integer, others as a decimal number:
 *     {@code 429 after 500ms} sends {@code retry-after: 0.5}</td></tr>
 * <tr><td>{@code 429 quota}</td><td>the account's money is used up</td></tr>
 * <tr><td>{@code 429 too large}</td><td>this request exceeds the limit of a whole minute</td></tr>
 * <tr><td>{@code 429 slow down}</td><td>the traffic grew too fast</td></tr>
 * <tr><td>{@code 400}</td><td>a required field is missing</td></tr>
 * <tr><td>{@code 400 context}</td><td>the conversation exceeds the model's context</td></tr>
 * <tr><td>{@code 404}</td><td>no such model</td></tr>
 * <tr><td>{@code drop}</td><td>the connection is closed without an answer</td></tr>
 * <tr><td>{@code 3 x 500}</td><td>the same step three times</td></tr>
 * <tr><td>{@code ok in 200ms}</td><td>the answer comes late; {@code in} may stand behind any
 *     step, behind {@code after} where both are given</td></tr>
 * </table>
 *
 * <p>Durations are written as Selvage reads them everywhere: {@code 250ms}, {@code 1s}, {@code
 * 1m30s}, {@code PT1M30S}.
 */
public final class ChatScript {

  /** The most that one step may repeat. */
  static final int MAX_TIMES = 100_000;

  private final List<ChatAnswer> steps;

  private ChatScript(List<ChatAnswer> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Reads a script.
   *
   * @throws NullPointerException when the text is null
   * @throws IllegalArgumentException when a step cannot be read; the message names the step, where
   *     it stands, the nearest right form and all that is understood
   */
  public static ChatScript parse(String text) {
    return new ChatScript(ScriptText.read(text));
  }

  /** A builder without any step. */
  public static Builder builder() {
    return new Builder();
  }

  /** The answers, repeated ones as often as they repeat; never empty. Unmodifiable. */
  public List<ChatAnswer> steps() {
    return steps;
  }

  /** The answer to the request with this index, counted from 0. */
  ChatAnswer answer(long index) {
    return steps.get((int) Math.min(index, steps.size() - 1));
  }

  /** Whether any step closes the connection. */
  boolean drops() {
    return steps.stream().anyMatch(step -> step.content() == Content.Dropped.DROPPED);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChatScript that && steps.equals(that.steps);
  }

  @Override
  public int hashCode() {
    return steps.hashCode();
  }

  /** The script as text, which {@link #parse} reads where no step has headers or a raw body. */
  @Override
  public String toString() {
    return ScriptText.write(steps);
  }

  /** Collects the steps of a {@link ChatScript} in order. Not safe for use by many threads. */
  public static final class Builder {

    private final List<ChatAnswer> steps = new ArrayList<>();

    private Builder() {}

    /**
     * Adds any answer.
     *
     * @throws NullPointerException when the answer is null
     */
    public Builder answer(ChatAnswer answer) {
      steps.add(Objects.requireNonNull(answer, "answer"));
      return this;
    }

    /** Adds {@link ChatAnswer#ok()}. */
    public Builder ok() {
      return answer(ChatAnswer.ok());
    }

    /** Adds {@link ChatAnswer#ok(String)}. */
    public Builder ok(String text) {
      return answer(ChatAnswer.ok(text));
    }

    /** Adds {@link ChatAnswer#error(int)}. */
    public Builder error(int status) {
      return answer(ChatAnswer.error(status));
    }

    /** Adds {@link ChatAnswer#rateLimited()}. */
    public Builder rateLimited() {
      return answer(ChatAnswer.rateLimited());
    }

    /** Adds {@link ChatAnswer#rateLimited(Duration)}. */
    public Builder rateLimited(Duration retryAfter) {
      return answer(ChatAnswer.rateLimited(retryAfter));
    }

    /** Adds {@link ChatAnswer#serverError()}. */
    public Builder serverError() {
      return answer(ChatAnswer.serverError());
    }

    /** Adds {@link ChatAnswer#overloaded()}. */
    public Builder overloaded() {
      return answer(ChatAnswer.overloaded());
    }

    /** Adds {@link ChatAnswer#drop()}. */
    public Builder drop() {
      return answer(ChatAnswer.drop());
    }

    /**
     * Repeats the step added last, so that it is given {@code times} times in all.
     *
     * @throws IllegalArgumentException when times is not from 1 to 100000
     * @throws IllegalStateException when there is no step yet
     */
    public Builder times(int times) {
      if (times < 1 || times > MAX_TIMES) {
        throw new IllegalArgumentException(
            "times must be from 1 to " + MAX_TIMES + ", but is " + times);
      }
      requireStep();
      steps.addAll(Collections.nCopies(times - 1, steps.get(steps.size() - 1)));
      return this;
    }

    /**
     * The script of the steps so far; the builder can go on.
     *
     * @throws IllegalStateException when there is no step yet
     */
    public ChatScript build() {
      requireStep();
      return new ChatScript(steps);
    }

    private void requireStep() {
      if (steps.isEmpty()) {
        throw new IllegalStateException("The script has no step yet; add one, for example ok()");
      }
    }
  }
}
