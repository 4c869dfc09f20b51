package dev.selvage.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.engine.event.CallEvent.AttemptFailed;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {

  @TempDir private Path folder;

  private static AttemptFailed failed(String model) {
    return new AttemptFailed(
        EventLogTest.METHOD,
        EventLogTest.AT,
        1,
        "E",
        Diagnosis.of(Kind.CONNECTION),
        new RequestFacts(model, null));
  }

  @Test
  void appendsWrittenThroughAtOnce() throws IOException {
    Path file = folder.resolve("calls.jsonl");
    try (JsonFile json = new JsonFile(file)) {
      EventLogTest.EVENTS.forEach(json::onEvent);
      assertThat(Files.readAllLines(file)).hasSize(6);
    }
    try (JsonFile json = new JsonFile(file)) {
      json.onEvent(failed("gpt-4o"));
    }

    assertThat(Files.readAllLines(file)).hasSize(7).allMatch(line -> line.endsWith("}"));
  }

  @Test
  void writesWholeLinesFromManyThreads() throws Exception {
    Path file = folder.resolve("calls.jsonl");
    try (JsonFile json = new JsonFile(file)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Thread thread =
            new Thread(
                () -> {
                  for (int j = 0; j < 50; j++) {
                    json.onEvent(failed("gpt-4o"));
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }

    assertThat(Files.readAllLines(file))
        .hasSize(200)
        .containsOnly(JsonLines.of(failed("gpt-4o")).orElseThrow());
  }

  @Test
  void aTextThatIsNoUnicodeSpoilsNoOtherLine() throws IOException {
    Path file = folder.resolve("calls.jsonl");
    try (JsonFile json = new JsonFile(file)) {
      json.onEvent(failed("half of a pair \uD800"));
      json.onEvent(failed("한국어"));
    }

    assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("한국어");
  }

  @Test
  void saysWhichFileCannotBeWritten() {
    assertThatThrownBy(() -> new JsonFile(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot write the JSON log " + folder.toAbsolutePath());
  }

  @Test
  void throwsOnceClosedForTheLogToTell() {
    JsonFile json = new JsonFile(folder.resolve("calls.jsonl"));
    json.close();
    json.close();

    assertThatThrownBy(() -> json.onEvent(failed("gpt-4o")))
        .isInstanceOf(UncheckedIOException.class);
  }
}
