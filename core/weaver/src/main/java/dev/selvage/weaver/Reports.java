package dev.selvage.weaver;

import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.Rejection;
import dev.selvage.weaver.scan.ScanResult;
import java.lang.reflect.Modifier;

/** What a weaver reports of the methods of one class, in the words of all weavers. */
public final class Reports {

  private static final String HOLDS_MONITOR =
      "; it is synchronized, so a wait between attempts holds the monitor: synchronize inside the"
          + " body instead";

  private final String className;
  private final Signature signature;

  private Reports(String className, Signature signature) {
    this.className = className;
    this.signature = signature;
  }

  /** The reports of a class that was scanned. */
  public static Reports of(ScanResult scan) {
    return new Reports(scan.className().replace('/', '.'), Signature.of(scan));
  }

  /**
   * A method that was woven.
   *
   * @param by the weaver: {@code by the agent}
   */
  public Report woven(Candidate candidate, String by) {
    return report(memberOf(candidate), true, holdsMonitor(candidate) ? by + HOLDS_MONITOR : by);
  }

  /** Whether it waits between attempts while it holds a monitor: worth a word unasked. */
  public static boolean holdsMonitor(Candidate candidate) {
    return Modifier.isSynchronized(candidate.access()) && !candidate.isAsynchronous();
  }

  /** An annotation that cannot act. */
  public Report notWoven(Rejection rejection) {
    return report(rejection.member(), false, rejection.reason());
  }

  /** A method that could not be woven. */
  public Report notWoven(Candidate candidate, String reason) {
    return report(memberOf(candidate), false, reason);
  }

  private Report report(String member, boolean woven, String reason) {
    return new Report(className, signature.readable(member), woven, reason);
  }

  private static String memberOf(Candidate candidate) {
    return candidate.name() + candidate.descriptor();
  }
}
