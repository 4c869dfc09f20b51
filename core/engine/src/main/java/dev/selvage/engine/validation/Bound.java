package dev.selvage.engine.validation;

import dev.selvage.engine.policy.Spelling;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bound of the user's own on one number of a request: {@code temperature <= 1}. A request without
 * the field keeps it. Immutable.
 */
record Bound(String field, Comparison comparison, double limit, String limitText) {

  /** The numbers of all providers' requests. */
  static final List<String> FIELDS =
      List.of(
          "frequency_penalty",
          "max_completion_tokens",
          "max_output_tokens",
          "max_tokens",
          "n",
          "presence_penalty",
          "temperature",
          "thinking.budget_tokens",
          "top_k",
          "top_logprobs",
          "top_p");

  /** Those of two letters first, which begin with the others. */
  enum Comparison {
    AT_MOST("<=", "lower"),
    AT_LEAST(">=", "raise"),
    BELOW("<", "lower"),
    ABOVE(">", "raise");

    private final String sign;
    private final String remedy;

    Comparison(String sign, String remedy) {
      this.sign = sign;
      this.remedy = remedy;
    }

    boolean holds(double value, double limit) {
      return switch (this) {
        case AT_MOST -> value <= limit;
        case AT_LEAST -> value >= limit;
        case BELOW -> value < limit;
        case ABOVE -> value > limit;
      };
    }

    boolean isUpper() {
      return this == AT_MOST || this == BELOW;
    }
  }

  /**
   * The bound that the text says.
   *
   * @throws IllegalArgumentException when it says none
   */
  static Bound parse(String text) {
    for (Comparison comparison : Comparison.values()) {
      int at = text.indexOf(comparison.sign);
      if (at >= 0) {
        String limit = text.substring(at + comparison.sign.length()).strip();
        return new Bound(field(text, at), comparison, number(text, limit), limit);
      }
    }
    throw new IllegalArgumentException(
        "\"%s\" compares nothing; write \"temperature <= 1\"".formatted(text));
  }

  private static String field(String text, int end) {
    String field = text.substring(0, end).strip();
    if (!FIELDS.contains(field)) {
      throw new IllegalArgumentException(
          "\"%s\" is on no number of a request; write %s"
              .formatted(
                  text,
                  Spelling.nearest(field, FIELDS)
                      .map("\"%s\""::formatted)
                      .orElse("one of " + String.join(", ", FIELDS))));
    }
    return field;
  }

  private static double number(String text, String limit) {
    try {
      double number = Double.parseDouble(limit);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "\"%s\" compares with no number; write \"temperature <= 1\"".formatted(text));
  }

  /** Whether no number keeps both. */
  boolean excludes(Bound other) {
    if (!field.equals(other.field) || comparison.isUpper() == other.comparison.isUpper()) {
      return false;
    }
    Bound upper = comparison.isUpper() ? this : other;
    Bound lower = comparison.isUpper() ? other : this;
    return upper.limit < lower.limit
        || (upper.limit == lower.limit
            && (upper.comparison == Comparison.BELOW || lower.comparison == Comparison.ABOVE));
  }

  void check(ChatRequest request, Findings found) {
    Object value = value(request);
    if (value == null || value == Fields.OPAQUE) {
      return;
    }
    boolean isNumber = value instanceof Number;
    if (!isNumber || !comparison.holds(((Number) value).doubleValue(), limit)) {
      found.add(
          Violation.ofOwn(
              "bounds",
              field,
              Shown.of(value),
              "it must be " + comparison.sign + " " + limitText,
              isNumber ? comparison.remedy + " it" : "write a number"));
    }
  }

  private @Nullable Object value(ChatRequest request) {
    int dot = field.indexOf('.');
    return dot < 0
        ? request.field(field)
        : Reads.object(request.field(field.substring(0, dot))).get(field.substring(dot + 1));
  }

  @Override
  public String toString() {
    return field + " " + comparison.sign + " " + limitText;
  }
}
