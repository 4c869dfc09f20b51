package dev.selvage.weaver.odd;

import java.util.List;
import java.util.Map;

/**
 * A class with one guarded method, and what must become of it.
 *
 * @param name in words
 * @param files the class and what it needs, by internal name
 * @param type the internal name of the class, which has a {@code public static Object
 *     call(Object[])} that calls the guarded method
 * @param arguments of the call
 * @param result what the call returns once it succeeds
 * @param fate what must become of it
 */
record OddCase(
    String name,
    Map<String, byte[]> files,
    String type,
    List<Object> arguments,
    Object result,
    Fate fate) {

  /** What becomes of a guarded method. */
  sealed interface Fate {

    /** It is woven, and retries. */
    record Woven() implements Fate {}

    /** It is left as it was, and the report says so, with that text in the reason. */
    record Left(String reason) implements Fate {}

    /** One or the other: where a limit lies exactly is nobody's business. */
    record Either() implements Fate {}
  }

  static final Fate WOVEN = new Fate.Woven();
  static final Fate EITHER = new Fate.Either();

  static Fate left(String reason) {
    return new Fate.Left(reason);
  }

  @Override
  public String toString() {
    return name;
  }
}
