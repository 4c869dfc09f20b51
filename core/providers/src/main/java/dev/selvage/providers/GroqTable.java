package dev.selvage.providers;

import static dev.selvage.Kind.BAD_REQUEST;
import static dev.selvage.Kind.MODEL_UNAVAILABLE;
import static dev.selvage.Kind.OVERLOADED;
import static dev.selvage.providers.Rows.on;

/** What the errors of Groq mean, as far as they are not OpenAI's own. */
public final class GroqTable extends RowTable {

  /**
   * Sources: https://console.groq.com/docs/errors, https://console.groq.com/docs/flex-processing
   * and https://console.groq.com/docs/deprecations.
   */
  private static final Rows ROWS =
      Rows.builder()
          .code("model_decommissioned", MODEL_UNAVAILABLE)
          // The flex tier, with a status of its own.
          .code("capacity_exceeded", OVERLOADED)
          .words(on(404), BAD_REQUEST, "unknown request url")
          .build();

  /** Made by the service loader. */
  public GroqTable() {
    super("groq", ROWS, "x-groq-region", "x-groq");
  }
}
