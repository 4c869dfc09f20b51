package dev.selvage.examples.benchmarks;

/** The service without any retries: what every other one is measured against. */
public final class Bare {

  private int k = 7;

  /** One line of work, which fails where {@code x} is negative. */
  public int op(int x) {
    return x < 0 ? Busy.fail() : x * 31 + k;
  }

  /** Makes an object, and fails where the question is empty. */
  public Reply reply(String question) {
    return question.isEmpty() ? Busy.fail() : new Reply(question, k);
  }
}
