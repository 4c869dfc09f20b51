package dev.selvage.providers;

import static dev.selvage.Kind.CONTENT_FILTERED;
import static dev.selvage.Kind.QUOTA_EXHAUSTED;
import static dev.selvage.Kind.RATE_LIMITED;
import static dev.selvage.Kind.RATE_LIMITED_DAY;
import static dev.selvage.Kind.RATE_LIMITED_REQUESTS;
import static dev.selvage.providers.Rows.on;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.ProviderTable;
import java.util.List;
import java.util.Optional;

/**
 * What the errors of OpenRouter mean. Of a failure of the provider behind it, it says little
 * itself; that provider's own body stands in {@code error.metadata.raw}, and is judged as such.
 */
public final class OpenRouterTable extends RowTable {

  /**
   * Sources: https://openrouter.ai/docs/api-reference/errors and
   * https://openrouter.ai/docs/api-reference/limits.
   */
  private static final Rows ROWS =
      Rows.builder()
          .detailWith(on(403), CONTENT_FILTERED, "flagged_input", "")
          .detailWith(on(429), RATE_LIMITED, "raw", "temporarily rate-limited upstream")
          .words(on(402), QUOTA_EXHAUSTED, "insufficient credits")
          .words(on(403), QUOTA_EXHAUSTED, "key limit exceeded (")
          .words(on(429), RATE_LIMITED_DAY, "free-models-per-day")
          .words(on(429), RATE_LIMITED_REQUESTS, "free-models-per-min")
          .build();

  private static final List<ProviderTable> UPSTREAM =
      List.of(
          new AzureOpenAiTable(),
          new AnthropicTable(),
          new GeminiTable(),
          new BedrockTable(),
          new MistralTable(),
          new GroqTable(),
          new VllmTable(),
          new LlamaCppTable(),
          new OpenAiTable());

  /** Made by the service loader. */
  public OpenRouterTable() {
    super("openrouter", ROWS);
  }

  @Override
  public Optional<Kind> kindOf(Failure failure) {
    return super.kindOf(failure).or(() -> kindUpstream(failure));
  }

  private static Optional<Kind> kindUpstream(Failure failure) {
    if (failure.detail("raw").isEmpty()) {
      return Optional.empty();
    }
    Failure upstream =
        Failure.builder()
            .status(failure.status().orElse(0))
            .message(failure.detail("raw").get())
            .body(failure.detail("raw").get())
            .build();
    return UPSTREAM.stream().flatMap(table -> table.kindOf(upstream).stream()).findFirst();
  }

  @Override
  boolean hasItsForm(Failure failure) {
    return failure.detail("provider_name").isPresent()
        || failure.message().filter(OpenRouterTable::isItsMessage).isPresent();
  }

  private static boolean isItsMessage(String message) {
    String start = message.substring(0, Math.min(message.length(), 256));
    return start.contains("free-models-per-") || start.contains("https://openrouter.ai/");
  }
}
