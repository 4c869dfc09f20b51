package dev.selvage.engine.models;

import java.util.OptionalLong;

/** Reads one row of the catalogue. */
final class ModelRow {

  private static final String PROMPT_ALONE = "prompt:";
  private static final String EXAMPLE =
      "write a row as \"my-model 128000 16384\": the name, the context window in tokens and the most"
          + " tokens of output; \"prompt:128000\" for a window of the prompt alone, \"?\" for what"
          + " is not known";

  private ModelRow() {}

  /**
   * The row in that line.
   *
   * @throws IllegalArgumentException if it is none; says what to do
   */
  static ModelFacts parse(String line) {
    String[] parts = line.split("\\s+", 4);
    if (parts.length < 3) {
      throw new IllegalArgumentException(
          "a row has a name, a window and a maximum of output, this has "
              + parts.length
              + " of 3; "
              + EXAMPLE);
    }
    return of(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : "");
  }

  static ModelFacts of(String name, String window, String maxOutput, String source) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the model's name must not be blank");
    }
    boolean isShared = !window.startsWith(PROMPT_ALONE);
    String tokens = isShared ? window : window.substring(PROMPT_ALONE.length());
    OptionalLong read = number(name, "window", tokens);
    return new ModelFacts(
        name, read, isShared, number(name, "maximum of output", maxOutput), source);
  }

  private static OptionalLong number(String name, String what, String text) {
    if (text.equals("?")) {
      return OptionalLong.empty();
    }
    if (!text.matches("[1-9][0-9]{0,11}")) {
      throw new IllegalArgumentException(
          "the %s of %s is \"%s\", but must be a whole number above 0; %s"
              .formatted(what, name, text, EXAMPLE));
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
