package dev.selvage.weaver.scan;

/**
 * An annotation that cannot act.
 *
 * @param member the name and descriptor of the method that it would guard, or {@link #CLASS}
 * @param reason a sentence that says why, and what to do instead
 */
public record Rejection(String member, String reason) {

  /** Stands for the class where no method of it can be named. */
  public static final String CLASS = "<class>";
}
