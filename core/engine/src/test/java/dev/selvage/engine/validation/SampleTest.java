package dev.selvage.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No rule alarms at a request that the clients' own public examples make. */
class SampleTest {

  record Sample(Dialect dialect, String name, String json) {
    Map<String, Object> request() {
      return Json.map(json);
    }

    DynamicTest test() {
      return DynamicTest.dynamicTest(dialect + " " + name, this::raisesNoAlarm);
    }

    private void raisesNoAlarm() {
      ChatRequest request = new ChatRequest(dialect, Fields.of(request()));
      Findings found = Validating.builder().build().check(request);
      Validating.WINDOWS.check(request, found);
      assertThat(found.violations()).isEmpty();
      assertThat(found.doubts()).isEmpty();
    }
  }

  private static List<Sample> samples(Dialect dialect) {
    String file = dialect.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json.txt";
    try {
      return Files.readAllLines(Path.of("src/test/resources/samples", file)).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .map(parts -> new Sample(dialect, parts[0], parts[1]))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<Sample> samples() {
    return Arrays.stream(Dialect.values()).flatMap(dialect -> samples(dialect).stream());
  }

  @TestFactory
  Stream<DynamicTest> validRequestsRaiseNoAlarm() {
    return samples().map(Sample::test);
  }

  @Test
  void thereAreEnoughOfThem() {
    assertThat(samples()).hasSizeGreaterThanOrEqualTo(80).doesNotHaveDuplicates();
  }
}
