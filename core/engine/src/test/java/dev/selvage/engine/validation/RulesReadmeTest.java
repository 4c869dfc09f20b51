package dev.selvage.engine.validation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.request.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's tables of rules are those of the code; {@code -Dselvage.refresh=true} writes it. */
class RulesReadmeTest {

  private static final Path README = Path.of("../../README.md");
  private static final String BEGIN = "<!-- generated: rules -->\n";
  private static final String END = "<!-- /generated -->";

  private static final Map<Dialect, String> TITLES =
      Map.of(
          Dialect.ANY, "Every provider",
          Dialect.OPENAI_CHAT,
              "OpenAI, chat completions (spec: `CreateChatCompletionRequest` of"
                  + " [openai-openapi](https://github.com/openai/openai-openapi))",
          Dialect.OPENAI_RESPONSES,
              "OpenAI, responses (spec: `CreateResponse` of"
                  + " [openai-openapi](https://github.com/openai/openai-openapi))",
          Dialect.ANTHROPIC,
              "Anthropic, messages (SDK: `MessageCreateParams` of"
                  + " [anthropic-sdk-python](https://github.com/anthropics/anthropic-sdk-python))");

  @Test
  void theReadmeSaysWhatEachProviderRefuses() throws IOException {
    String tables =
        Stream.of(Dialect.ANY, Dialect.OPENAI_CHAT, Dialect.OPENAI_RESPONSES, Dialect.ANTHROPIC)
            .map(RulesReadmeTest::table)
            .collect(joining("\n"));
    String text = Files.readString(README);
    int start = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END, start);
    if (Boolean.getBoolean("selvage.refresh")) {
      Files.writeString(README, text.substring(0, start) + tables + text.substring(end));
    } else {
      assertThat(text.substring(start, end)).isEqualTo(tables);
    }
  }

  private static String table(Dialect dialect) {
    return ProviderRules.tableOf(dialect).rules().stream()
        .map(RulesReadmeTest::row)
        .collect(
            joining(
                "\n",
                "\n<details>\n<summary>%s</summary>\n\n".formatted(html(TITLES.get(dialect)))
                    + "| rule | where | what must hold | refused | the provider's 400 | source |\n"
                    + "|---|---|---|---|---|---|\n",
                "\n\n</details>\n"));
  }

  /** Markdown is not read within HTML. */
  private static String html(String markdown) {
    return markdown
        .replaceAll("`([^`]*)`", "<code>$1</code>")
        .replaceAll("\\[([^]]*)]\\(([^)]*)\\)", "<a href=\"$2\">$1</a>");
  }

  private static String row(Rule rule) {
    return "| `%s` | `%s` | %s | %s | %s | %s |"
        .formatted(
            rule.id(),
            rule.path(),
            rule.sentence(),
            refused(rule.certainty()),
            seen(rule),
            rule.source());
  }

  private static String refused(Certainty certainty) {
    return switch (certainty) {
      case ALL -> "yes";
      case OWN -> "for the vendor's models";
      case DOUBT -> "no, doubted";
    };
  }

  private static String seen(Rule rule) {
    if (rule.field().isEmpty() && rule.code().isEmpty()) {
      return "not seen";
    }
    return (rule.field().isEmpty() ? "no field told" : "`" + rule.field() + "`")
        + ", "
        + (rule.code().isEmpty() ? "no code told" : "`" + rule.code() + "`");
  }
}
