package dev.selvage.providers;

import static dev.selvage.Kind.BAD_REQUEST;
import static dev.selvage.Kind.MODEL_UNAVAILABLE;
import static dev.selvage.Kind.OVERLOADED;
import static dev.selvage.Kind.SERVER_ERROR;
import static dev.selvage.providers.Rows.on;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Failure;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the errors of vLLM mean, and of the servers that copy its dialect, SGLang among them: types
 * that are names of Python's errors, and the status as code.
 */
public final class VllmTable extends RowTable {

  /**
   * Source: {@code vllm/entrypoints/openai/} of https://github.com/vllm-project/vllm, {@code
   * create_error_response}; FastAPI, https://fastapi.tiangolo.com/tutorial/handling-errors, for
   * what never reaches it.
   */
  private static final Rows ROWS =
      Rows.builder()
          .broadType("BadRequestError", BAD_REQUEST)
          .type("NotFoundError", MODEL_UNAVAILABLE)
          .broadType("InternalServerError", SERVER_ERROR)
          .type("ServiceUnavailableError", OVERLOADED)
          // The path is wrong, not the model.
          .detail(on(404), BAD_REQUEST, "detail", "Not Found")
          .words(ContextOverflow.WORDS)
          .build();

  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]+Error");
  private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");

  /** Made by the service loader. */
  public VllmTable() {
    super("vllm", ROWS);
  }

  /** What else it says, it has in common with others. */
  @Override
  public Optional<Kind> kindOf(Failure failure) {
    boolean isItsDialect =
        failure.detail("detail").isPresent()
            || failure.type().filter(type -> TYPE.matcher(type).matches()).isPresent();
    return isItsDialect ? super.kindOf(failure) : Optional.empty();
  }

  @Override
  boolean hasItsForm(Failure failure) {
    return failure.type().filter(type -> TYPE.matcher(type).matches()).isPresent()
        && failure.code().filter(code -> STATUS.matcher(code).matches()).isPresent();
  }
}
