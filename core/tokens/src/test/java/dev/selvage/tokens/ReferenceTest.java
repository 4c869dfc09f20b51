package dev.selvage.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.tokens.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts as two independent tokenizers do; src/test/reference says how theirs were made. */
class ReferenceTest {

  private record Row(long cl100k, long o200k, String group, String text) {
    static Row of(String line) {
      String[] parts = line.split("\t", -1);
      String text = parts[4].translateEscapes().repeat(Integer.parseInt(parts[3]));
      return new Row(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2], text);
    }

    @Override
    public String toString() {
      return group + ": " + text.substring(0, Math.min(20, text.length()));
    }
  }

  private final Tokens tokens = new Tokens(List.of(new JTokkitCounter()));

  @BeforeAll
  static void load() {
    JTokkitCounter.load().join();
  }

  static List<Row> rows() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ReferenceTest.class.getResourceAsStream("counts.tsv")),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(Row::of).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyTextIsCountedAsTheReferenceDoes(Row row) {
    assertThat(tokens.count("gpt-4", row.text).tokens()).as("cl100k_base").isEqualTo(row.cl100k);
    assertThat(tokens.count("gpt-4o", row.text).tokens()).as("o200k_base").isEqualTo(row.o200k);
  }

  @Test
  void thereAreEnoughOfEachKind() throws IOException {
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(200);
    for (String group : List.of("english", "korean", "languages", "emoji", "code", "edges")) {
      assertThat(rows()).filteredOn(row -> row.group.equals(group)).hasSizeGreaterThan(20);
    }
  }
}
