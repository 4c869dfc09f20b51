package dev.selvage.engine.retry;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's table of kinds is that of the code; {@code -Dselvage.refresh=true} writes it. */
class KindTableTest {

  private static final Path README = Path.of("../../README.md");
  private static final String BEGIN = "<!-- generated: kinds -->\n";
  private static final String END = "<!-- /generated -->";

  private static final Map<Trigger, String> ANNOTATIONS =
      Map.of(
          Trigger.RATE_LIMIT, "`@RetryOnRateLimit`",
          Trigger.SERVER_ERROR, "`@RetryOnServerError`",
          Trigger.TIMEOUT, "`@RetryOnTimeout`",
          Trigger.CONNECTION_ERROR, "`@RetryOnConnectionError`");

  @Test
  void theReadmeSaysWhatEachKindMeansAndWhatRetriesIt() throws IOException {
    String table =
        Arrays.stream(Kind.values())
            .map(KindTableTest::row)
            .collect(
                joining(
                    "\n",
                    "\n| kind | remedy | what happened | what to do | retried by |\n"
                        + "| --- | --- | --- | --- | --- |\n",
                    "\n\n"));
    String text = Files.readString(README);
    int start = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END, start);
    if (Boolean.getBoolean("selvage.refresh")) {
      Files.writeString(README, text.substring(0, start) + table + text.substring(end));
    } else {
      assertThat(text.substring(start, end)).isEqualTo(table);
    }
  }

  private static String row(Kind kind) {
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            kind,
            kind.remedy(),
            kind.sentence(),
            String.join("; ", kind.advice()),
            retriedBy(kind));
  }

  private static String retriedBy(Kind kind) {
    String named =
        ANNOTATIONS.keySet().stream()
            .filter(trigger -> RetryPolicy.builder(trigger).build().kinds().contains(kind))
            .map(ANNOTATIONS::get)
            .collect(joining(", "));
    String otherwise = kind.remedy() == Remedy.WAIT ? "`@RetryOn`" : "nothing";
    return named.isEmpty() ? otherwise : named;
  }
}
