package dev.selvage.weaver.scan;

import dev.selvage.weaver.scan.BootstrapMethods.MethodHandle;
import java.util.Set;

/**
 * A lambda or a method reference that its functional interface guards.
 *
 * @param source the method of the interface whose annotations apply
 * @param annotations the Selvage annotations that apply
 * @param body the method that it calls
 */
record GuardedLambda(String source, Set<String> annotations, MethodHandle body) {

  /**
   * This one and another with the same body, which compilers share among equal lambdas where they
   * write no debug information.
   */
  GuardedLambda and(GuardedLambda other) {
    return new GuardedLambda(source, Union.of(annotations, other.annotations), body);
  }
}
