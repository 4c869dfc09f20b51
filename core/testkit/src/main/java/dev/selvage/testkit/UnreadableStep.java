package dev.selvage.testkit;

import org.jspecify.annotations.Nullable;

/** Says why one step of a script cannot be read, and what is nearest to it. */
final class UnreadableStep extends Exception {

  private static final String UNDERSTOOD =
      "A step is: ok, ok \"text\", a status from 400 to 599, 429 quota, 429 too large,"
          + " 429 slow down, 400 context, or drop; \"after 1s\" behind an error is its retry-after,"
          + " \"in 200ms\" behind any step delays it, \"3 x\" before it repeats it. Commas separate"
          + " steps; the last one repeats for ever.";

  private final String reason;
  private final @Nullable String advice;

  /**
   * @param reason a sentence, or nothing
   * @param advice a sentence, or null to name the form that is spelled most similarly
   */
  private UnreadableStep(String reason, @Nullable String advice) {
    super(reason, null, false, false);
    this.reason = reason;
    this.advice = advice;
  }

  static UnreadableStep empty() {
    return new UnreadableStep(
        "The step is empty.", "Leave the comma out, or write a step such as \"ok\".");
  }

  static UnreadableStep misspelled(String reason) {
    return new UnreadableStep(reason, null);
  }

  static UnreadableStep didYouMean(String reason, String nearest) {
    return new UnreadableStep(reason, question(nearest));
  }

  private static String question(String nearest) {
    return "Did you mean \"" + nearest + "\"?";
  }

  /** The whole message; looks for a similar form only now, since that reads steps itself. */
  String describe(String script, String step, int number, int position) {
    String last = advice == null ? question(StepSpelling.nearest(step)) : advice;
    return String.format(
        "Step %d of the chat script cannot be read: \"%s\", at character %d of \"%s\".\n%s%s\n%s",
        number, step, position, script, reason.isEmpty() ? "" : reason + " ", last, UNDERSTOOD);
  }
}
