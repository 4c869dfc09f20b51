package dev.selvage.laws;

/**
 * One law about one subject, and the check that it holds.
 *
 * @param name what holds, in words
 * @param subject the kind of method, or whatever else the law speaks of; empty for none
 * @param check throws where it does not hold
 */
public record Law(String name, String subject, Check check) {

  /** Throws an {@link AssertionError}, or anything else, where the law does not hold. */
  @FunctionalInterface
  public interface Check {
    void hold() throws Throwable;
  }

  static Law of(String name, Check check) {
    return new Law(name, "", check);
  }

  static Law of(String name, String subject, Check check) {
    return new Law(name, subject, check);
  }

  /** Whether that is its name, with its subject or without. */
  boolean isCalled(String given) {
    return given.equals(name) || given.equals(toString());
  }

  @Override
  public String toString() {
    return subject.isEmpty() ? name : name + " [" + subject + "]";
  }
}
