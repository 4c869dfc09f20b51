package dev.selvage.weaver;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Type;

/**
 * What is woven around the body of a method. The outline is the same for all:
 *
 * <pre>
 * R ask(P p) {
 *   «enter»
 *   again:
 *   try {
 *     P own = p;
 *     R returned = «the body, which calls own what it called p»;
 *     «leave», or go on:
 *     Throwable thrown = null;
 *   } catch (Throwable thrown) { // out of the body alone
 *     R returned = 0;
 *   }
 *   «exit»
 * }
 * </pre>
 *
 * Its code becomes part of the user's method, so it calls only what is public, and stays short (a
 * method above 325 bytecodes is no longer inlined by C2). No line number is given to what comes
 * before the body: a breakpoint on the body's first line stops in the body, in each attempt, where
 * the parameters are. It has no state.
 */
interface Advice {

  /** The types of what it keeps from entry to exit, in {@link Slots#kept}. */
  List<Type> kept();

  /** What comes before the first attempt; it may jump to {@code body}, or falls through to it. */
  void enter(Code code, Label body);

  /**
   * What comes after an attempt that returned: a return, but for a jump to {@code exit} where the
   * engine is to be asked.
   *
   * @return whether anything was written
   */
  boolean leave(Code code, Label exit);

  /** What comes after all other attempts; it jumps to {@code again}, or ends the method. */
  void exit(Code code, Label again);
}
