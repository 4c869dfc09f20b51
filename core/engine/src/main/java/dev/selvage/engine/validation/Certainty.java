package dev.selvage.engine.validation;

import java.util.Arrays;

/** Who refuses what breaks a rule. */
enum Certainty {
  /** Every server of the dialect. */
  ALL,
  /**
   * The vendor's own servers. Others that speak the dialect need not: the rule is put on models
   * alone whose names are the vendor's.
   */
  OWN,
  /** Perhaps nobody, as no primary source says so: it is told, and sent. */
  DOUBT;

  /** The one that a table calls by that word. */
  static Certainty of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody refuses as " + word));
  }
}
