package dev.selvage.laws.kind;

import dev.selvage.fixture.Script;

/**
 * One way to write a guarded blocking method, and how to call it.
 *
 * @param name what makes it special
 * @param call calls it with a script
 * @param result what it returns where the script returns
 */
public record MethodKind(String name, Call call, Object result) {

  /** Calls the method on an object that the maker makes. */
  @FunctionalInterface
  public interface Call {
    Object on(Maker make, Script script) throws Throwable;
  }

  static MethodKind of(String name, Call call) {
    return new MethodKind(name, call, Script.RESULT);
  }

  static MethodKind of(String name, Object result, Call call) {
    return new MethodKind(name, call, result);
  }
}
