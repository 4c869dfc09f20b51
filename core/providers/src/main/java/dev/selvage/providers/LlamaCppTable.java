package dev.selvage.providers;

import static dev.selvage.Kind.BAD_REQUEST;
import static dev.selvage.Kind.CONTEXT_TOO_LONG;
import static dev.selvage.Kind.OVERLOADED;
import static dev.selvage.providers.Rows.on;

import dev.selvage.engine.diagnosis.Failure;

/** What the errors of llama.cpp's server mean, as far as they are not OpenAI's own. */
public final class LlamaCppTable extends RowTable {

  /**
   * Source: {@code tools/server/} of https://github.com/ggml-org/llama.cpp, {@code
   * format_error_response}.
   */
  private static final Rows ROWS =
      Rows.builder()
          .type("exceed_context_size_error", CONTEXT_TOO_LONG)
          // "Loading model".
          .type("unavailable_error", OVERLOADED)
          .type("not_supported_error", BAD_REQUEST)
          .words(on(400), CONTEXT_TOO_LONG, "exceeds the available context size")
          .words(on(500), CONTEXT_TOO_LONG, "is too large to process. increase")
          // The path is wrong, not the model.
          .words(on(404), BAD_REQUEST, "file not found")
          .build();

  /** Made by the service loader. */
  public LlamaCppTable() {
    super("llamacpp", ROWS);
  }

  @Override
  boolean hasItsForm(Failure failure) {
    return failure.header("server").filter("llama.cpp"::equals).isPresent()
        || failure.type().filter("exceed_context_size_error"::equals).isPresent();
  }
}
