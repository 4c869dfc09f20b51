package dev.selvage.engine.credential;

import java.util.regex.Pattern;

/** Knows what tutorials put in the place of a key. */
final class Placeholder {

  /** No provider's keys are shorter, so that a real one that holds such a word is not refused. */
  private static final int LEAST_OF_A_KEY = 36;

  /** {@code <your key>}, <code>${KEY}</code>, {@code [KEY]}; {@code sk-...}; {@code sk-xxxx}. */
  private static final Pattern SHAPE =
      Pattern.compile(
          "[^A-Za-z0-9]*[<\\[{$%].*[>\\]}%]|.*(\\.{3}|…).*|.*([*xX0])\\2{5,}.*|[*xX.]+");

  private static final Pattern WORDS =
      Pattern.compile(
          "(your|my|insert|enter|put|replace|paste|add)[-_ ].*|.*[-_ ]here"
              + "|(your|my)?[-_]?(openai|anthropic|gemini|groq)?[-_]?(api|secret)?[-_]?key"
              + "|change[-_]?me|todo|dummy|placeholder|example|secret|none|null|undefined|test"
              + "|(0123456789|1234567890|abcdefg).*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PREFIX = Pattern.compile("^(sk-(proj-|ant-|or-)?|gsk_|AIza|xai-)");

  private Placeholder() {}

  static boolean is(String key) {
    String own = PREFIX.matcher(key).replaceFirst("");
    return SHAPE.matcher(own).matches()
        || (key.length() < LEAST_OF_A_KEY && WORDS.matcher(own).matches());
  }
}
