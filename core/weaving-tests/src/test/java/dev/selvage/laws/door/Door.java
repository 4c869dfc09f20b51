package dev.selvage.laws.door;

import dev.selvage.engine.Selvage;
import dev.selvage.laws.kind.Maker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * A way that calls of the fixture's methods reach the engine. Laws call the fixture through it
 * alone, so a new door is one class: it makes the objects, it makes the calls, and it says as data
 * what it cannot reach.
 */
public interface Door extends Maker {

  /** Runs the body of a call. */
  @FunctionalInterface
  interface Body {
    Object run() throws Throwable;
  }

  /** Runs the body of a call that takes a chat request. */
  @FunctionalInterface
  interface RequestBody {
    Object run(Map<String, ?> request) throws Throwable;
  }

  /** Starts the body of an asynchronous call. */
  @FunctionalInterface
  interface AsyncBody {
    CompletionStage<?> start() throws Throwable;
  }

  /** Makes a blocking call of a method that is guarded so. */
  Object call(Guard guard, Body body) throws Throwable;

  /** Makes a blocking call of a method that takes a chat request and is guarded so. */
  Object call(Guard guard, Map<String, ?> request, RequestBody body) throws Throwable;

  /** Makes an asynchronous call of a method that is guarded so. */
  CompletionStage<?> callAsync(Guard guard, AsyncBody body) throws Throwable;

  /** Makes an asynchronous call of a method that takes a chat request and is guarded so. */
  CompletionStage<?> callAsync(Guard guard, Map<String, ?> request, RequestBody body)
      throws Throwable;

  /**
   * The laws that cannot apply to this door by its nature, each with why: by name, or by name and
   * subject as they are told.
   */
  default Map<String, String> exemptions() {
    return Map.of();
  }

  /** The subjects of laws that this door cannot reach by its nature, by name, each with why. */
  default Map<String, String> unreached() {
    return Map.of();
  }

  /**
   * Whether it guards every kind of method. Where not, the laws of those kinds do not apply that it
   * is seen not to guard; which ones these are is what the table of reach tells.
   */
  default boolean reachesAll() {
    return true;
  }

  /** What it says while it runs of methods that it does not guard, a line each. */
  default List<String> said() {
    return Selvage.guardedMethods().stream()
        .filter(report -> !report.woven())
        .map(Object::toString)
        .toList();
  }
}
