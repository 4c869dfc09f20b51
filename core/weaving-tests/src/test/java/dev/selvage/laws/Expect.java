package dev.selvage.laws;

import dev.selvage.engine.pipeline.AttemptHistory;
import dev.selvage.fixture.Script;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Assertions that need no library. */
final class Expect {

  private Expect() {}

  static void that(boolean holds, String text) {
    if (!holds) {
      throw new AssertionError(text);
    }
  }

  static void equal(Object expected, Object actual, String what) {
    if (!Objects.deepEquals(expected, actual)) {
      throw new AssertionError(what + ": expected " + expected + " but was " + actual);
    }
  }

  static void same(Object expected, Object actual, String what) {
    if (expected != actual) {
      AssertionError error =
          new AssertionError(what + ": expected the very object " + expected + ", got " + actual);
      if (actual instanceof Throwable thrown) {
        error.initCause(thrown);
      }
      throw error;
    }
  }

  static void attempts(int expected, Script script) {
    equal(expected, script.attempts(), "attempts");
  }

  /** What the check throws, which must be something. */
  static Throwable thrown(Law.Check check) {
    try {
      check.hold();
    } catch (Throwable thrown) {
      return thrown;
    }
    throw new AssertionError("it threw nothing");
  }

  /** The one history that a failure carries. */
  static AttemptHistory history(Throwable failure) {
    List<AttemptHistory> histories = histories(failure).toList();
    equal(1, histories.size(), "histories attached");
    return histories.get(0);
  }

  static Stream<AttemptHistory> histories(Throwable failure) {
    return Stream.of(failure.getSuppressed())
        .filter(AttemptHistory.class::isInstance)
        .map(AttemptHistory.class::cast);
  }
}
