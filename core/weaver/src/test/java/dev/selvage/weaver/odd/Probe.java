package dev.selvage.weaver.odd;

import dev.selvage.weaver.SampleFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the bodies of odd methods call: the first two attempts of a call fail, the third does not.
 */
public final class Probe {

  /** What failing bodies throw is retried. */
  private static final int RATE_LIMITED = 429;

  private static final List<List<Object>> ATTEMPTS = new ArrayList<>();

  private Probe() {}

  /** One attempt, with what the body was given. */
  public static void attempt(Object... given) {
    ATTEMPTS.add(new ArrayList<>(Arrays.asList(given)));
    if (ATTEMPTS.size() < 3) {
      throw new SampleFailure(RATE_LIMITED);
    }
  }

  static void reset() {
    ATTEMPTS.clear();
  }

  static List<List<Object>> attempts() {
    return List.copyOf(ATTEMPTS);
  }
}
