package dev.selvage.weaver;

/**
 * Woven into methods whose stages may replace the arguments, before the first attempt or between
 * two. What they set stands for all later attempts, until it is replaced again. It is {@link
 * EntryAdvice}, but that in both places, before the body runs,
 *
 * <pre>
 *   p = (P) turn.arguments(new Object[] {p})[0];
 * </pre>
 */
final class RewriteAdvice extends EntryAdvice {

  @Override
  void change(Code code) {
    code.load(turn(code));
    code.arguments();
    code.call(Engine.TURN, "arguments", "([Ljava/lang/Object;)[Ljava/lang/Object;");
    code.takeArguments();
  }
}
