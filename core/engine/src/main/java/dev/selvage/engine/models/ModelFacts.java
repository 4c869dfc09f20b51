package dev.selvage.engine.models;

import java.util.OptionalLong;

/**
 * What one model takes and writes, in tokens.
 *
 * @param name the model's name as the catalogue has it
 * @param window the most tokens of a prompt or, where shared, of prompt and output; empty where
 *     nobody said
 * @param isShared whether the output comes out of the window too
 * @param maxOutput the most tokens that the model writes; empty where nobody said
 * @param source where the figures are from
 */
public record ModelFacts(
    String name, OptionalLong window, boolean isShared, OptionalLong maxOutput, String source) {

  /**
   * A model whose window is shared by prompt and output.
   *
   * @param name as requests name it, or without provider, region, date and version
   * @param window the context window in tokens, at least 1
   * @param maxOutput the most tokens that it writes, at least 1
   * @throws IllegalArgumentException if the name is blank or a number below 1
   */
  public static ModelFacts of(String name, long window, long maxOutput) {
    return ModelRow.of(name, String.valueOf(window), String.valueOf(maxOutput), "added");
  }
}
