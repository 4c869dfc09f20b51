package dev.selvage.weaver;

import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.Rejection;
import java.lang.reflect.Modifier;

/** What a weaver reports of a class, in the words of all weavers. */
public final class Reports {

  private static final String HOLDS_MONITOR =
      "; it is synchronized, so a wait between attempts holds the monitor: synchronize inside the"
          + " body instead";

  private Reports() {}

  /**
   * A method that was woven.
   *
   * @param className the full name of its class
   * @param by the weaver: {@code by the agent}
   */
  public static Report woven(String className, Candidate candidate, String by) {
    String reason = holdsMonitor(candidate) ? by + HOLDS_MONITOR : by;
    return new Report(className, readable(candidate), true, reason);
  }

  /** Whether it waits between attempts while it holds a monitor: worth a word unasked. */
  public static boolean holdsMonitor(Candidate candidate) {
    return Modifier.isSynchronized(candidate.access()) && !candidate.isAsynchronous();
  }

  /** An annotation that cannot act. */
  public static Report notWoven(String className, Rejection rejection) {
    return new Report(className, Signature.readable(rejection.member()), false, rejection.reason());
  }

  /** A method that could not be woven. */
  public static Report notWoven(String className, Candidate candidate, String reason) {
    return new Report(className, readable(candidate), false, reason);
  }

  private static String readable(Candidate candidate) {
    return Signature.readable(candidate.name() + candidate.descriptor());
  }
}
