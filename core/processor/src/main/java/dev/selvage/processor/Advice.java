package dev.selvage.processor;

/**
 * A sentence of the engine's, taken apart.
 *
 * @param what what is wrong
 * @param fix what to do
 */
record Advice(String what, String fix) {

  /** The engine's sentences say what is wrong, and after "so", or a colon, what to do. */
  static Advice of(String sentence) {
    String[] parts = sentence.split(sentence.contains(", so ") ? ", so " : "[:;] ", 2);
    return new Advice(parts[0], parts[parts.length - 1].replaceAll("\\.$", ""));
  }
}
