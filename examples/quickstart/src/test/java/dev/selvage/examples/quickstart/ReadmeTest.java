package dev.selvage.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.RetryOn;
import dev.selvage.RetryOnConnectionError;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import dev.selvage.RetryOnTimeout;
import dev.selvage.ValidateChatRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the README to the code: its snippets are cut from it, its table lists every attribute. */
class ReadmeTest {

  private static final Path ROOT = Path.of("../..");

  private static final Pattern SNIPPET =
      Pattern.compile("<!-- cut from (\\S+) \\[(\\w+)] -->\n```java\n(.*?)```", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> everySnippetIsCutFromTheCode() throws IOException {
    Matcher snippets = SNIPPET.matcher(Files.readString(ROOT.resolve("README.md")));
    List<DynamicTest> tests =
        snippets
            .results()
            .map(
                snippet ->
                    DynamicTest.dynamicTest(
                        snippet.group(2),
                        () ->
                            assertThat(snippet.group(3))
                                .isEqualTo(cut(snippet.group(1), snippet.group(2)))))
            .toList();
    assertThat(tests).hasSizeGreaterThanOrEqualTo(5);
    return tests.stream();
  }

  /** The lines between two comments of that tag, moved to the left. */
  private static String cut(String file, String tag) throws IOException {
    String[] parts = Files.readString(ROOT.resolve(file)).split(" *// \\[" + tag + "]\n");
    assertThat(parts).as("tags [%s] in %s", tag, file).hasSize(3);
    return parts[1].stripTrailing().stripIndent() + "\n";
  }

  @TestFactory
  Stream<DynamicTest> everyAttributeStandsInTheTableWithItsDefault() throws IOException {
    List<String> rows =
        Files.readAllLines(ROOT.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| "))
            .toList();
    return Stream.of(
            RetryOnRateLimit.class,
            RetryOnServerError.class,
            RetryOnTimeout.class,
            RetryOnConnectionError.class,
            RetryOn.class,
            ValidateChatRequest.class)
        .flatMap(
            type ->
                Arrays.stream(type.getDeclaredMethods())
                    .map(
                        attribute ->
                            DynamicTest.dynamicTest(
                                "@" + type.getSimpleName() + " " + attribute.getName(),
                                () -> assertThat(rowsOf(type, rows)).contains(cells(attribute)))));
  }

  /** The rows from that of the annotation to that of the next. */
  private static String rowsOf(Class<?> annotation, List<String> rows) {
    int first = -1;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).startsWith("| `@" + annotation.getSimpleName() + "` ")) {
        first = i;
      }
    }
    assertThat(first).as("a row of %s", annotation).isNotNegative();
    return Stream.concat(
            Stream.of(rows.get(first)),
            rows.stream().skip(first + 1L).takeWhile(row -> row.startsWith("| | ")))
        .collect(Collectors.joining("\n"));
  }

  private static String cells(Method attribute) {
    Object value = attribute.getDefaultValue();
    String shown =
        value instanceof String text
            ? "\"" + text + "\""
            : value instanceof Object[] ? "{}" : String.valueOf(value).replaceAll("\\.0$", "");
    return "| `%s` | `%s` |".formatted(attribute.getName(), shown);
  }
}
