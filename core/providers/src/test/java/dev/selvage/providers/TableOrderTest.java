package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.ProviderTable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that are asked before OpenAI's leave to it what is in its dialect. */
class TableOrderTest {

  private static final List<String> TYPES =
      List.of(
          "requests",
          "tokens",
          "rate_limit_error",
          "insufficient_quota",
          "billing_not_active",
          "server_error",
          "service_unavailable_error",
          "overloaded_error",
          "invalid_request_error",
          "access_terminated",
          "api_error",
          "not_found_error");

  private static final List<String> MESSAGES =
      List.of(
          "",
          "Request too large for gpt-4o",
          "Limit reached on tokens per min (TPM): Limit 3",
          "Limit reached on requests per day (RPD): Limit 3",
          "The engine is currently overloaded",
          "This model's maximum context length is 3 tokens",
          "violating our usage policy");

  private static Optional<Kind> first(List<ProviderTable> tables, Failure failure) {
    return tables.stream().flatMap(table -> table.kindOf(failure).stream()).findFirst();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 422, 429, 500, 503})
  void whatOpenAiSaysIsNotForestalled(int status) {
    for (String type : TYPES) {
      for (String message : MESSAGES) {
        assertAgreed(status, null, type, message);
        assertAgreed(status, "slow_down", type, message);
        assertAgreed(status, "rate_limit_exceeded", type, message);
        assertAgreed(status, "invalid_api_key", type, message);
      }
    }
  }

  private static void assertAgreed(int status, @Nullable String code, String type, String message) {
    Failure failure =
        Failure.builder().status(status).code(code).type(type).message(message).build();
    Optional<Kind> own = new OpenAiTable().kindOf(failure);

    if (own.isPresent()) {
      assertThat(first(Answer.TABLES, failure))
          .as("%d %s %s %s", status, code, type, message)
          .isEqualTo(own);
    }
  }

  @ParameterizedTest
  @CsvSource({"429", "500"})
  void nobodyClaimsADialectThatManySpeak(int status) {
    Failure failure =
        Failure.builder().status(status).type("server_error").code("c").message("m").build();

    assertThat(Answer.TABLES.stream().map(t -> t.providerOf(failure).orElse(null)))
        .noneMatch(Objects::nonNull);
  }
}
