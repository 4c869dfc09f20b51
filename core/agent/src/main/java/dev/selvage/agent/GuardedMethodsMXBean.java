package dev.selvage.agent;

/** The list of guarded methods as JMX shows it, under {@code dev.selvage:type=GuardedMethods}. */
public interface GuardedMethodsMXBean {

  /** Every annotated method found so far, woven or not, and why. */
  String[] getGuardedMethods();
}
