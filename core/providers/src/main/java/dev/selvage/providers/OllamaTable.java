package dev.selvage.providers;

import static dev.selvage.Kind.AUTHENTICATION;
import static dev.selvage.Kind.CONTEXT_TOO_LONG;
import static dev.selvage.Kind.MODEL_UNAVAILABLE;
import static dev.selvage.Kind.OVERLOADED;
import static dev.selvage.Kind.QUOTA_EXHAUSTED;
import static dev.selvage.providers.Rows.on;

import dev.selvage.engine.diagnosis.Failure;

/**
 * What the errors of Ollama mean. Its own interface puts a mere text into {@code error}; the one
 * that it shares with OpenAI wraps the same texts.
 */
public final class OllamaTable extends RowTable {

  /**
   * Sources: https://docs.ollama.com/api/errors; {@code server/routes.go} and {@code
   * server/sched.go} of https://github.com/ollama/ollama.
   */
  private static final Rows ROWS =
      Rows.builder()
          .detailWith(on(401), AUTHENTICATION, "signin_url", "")
          .words(on(400, 404), MODEL_UNAVAILABLE, "model", "not found", "pull")
          .words(on(404), MODEL_UNAVAILABLE, "model '", "' not found")
          .words(on(404), MODEL_UNAVAILABLE, "model \"", "\" not found")
          .words(on(503), OVERLOADED, "server busy, please try again")
          .words(on(429), QUOTA_EXHAUSTED, "usage limit", "ollama.com/upgrade")
          // Loading it again takes the same memory.
          .words(on(500), MODEL_UNAVAILABLE, "model requires more system memory")
          .words(on(400), CONTEXT_TOO_LONG, "exceeds the context length")
          .words(on(400), CONTEXT_TOO_LONG, "prompt too long; exceeded")
          .build();

  /** Made by the service loader. */
  public OllamaTable() {
    super("ollama", ROWS);
  }

  /** Many servers put a mere text into {@code error}, so it must be one of Ollama's as well. */
  @Override
  boolean hasItsForm(Failure failure) {
    return failure.detail("error").isPresent()
        && failure.code().isEmpty()
        && failure.type().isEmpty()
        && kindOf(failure).isPresent();
  }
}
