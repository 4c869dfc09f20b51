package dev.selvage.weaver;

/**
 * Woven into methods that nothing acts on before they run, but which take what looks like a chat
 * request: after a failure, events tell its model. It is {@link ResultAdvice}, but for
 *
 * <pre>
 *   turn = WovenSite.ended(site, giveUps, turn, new Object[] {p}, returned, thrown);
 * </pre>
 */
final class ReadingAdvice extends ResultAdvice {

  @Override
  void arguments(Code code) {
    code.arguments();
  }
}
