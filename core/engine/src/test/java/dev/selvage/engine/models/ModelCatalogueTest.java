package dev.selvage.engine.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.engine.policy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogueTest {

  private final ModelCatalogue own = ModelCatalogue.builder().build();

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, gpt-4o",
    "gpt-4o-2024-08-06, gpt-4o",
    "gpt-4o-2024-05-13, gpt-4o-2024-05-13",
    "openai/gpt-4o-2024-05-13, gpt-4o-2024-05-13",
    "GPT-4o, gpt-4o",
    "openai/gpt-4o-mini, gpt-4o-mini",
    "azure/gpt-35-turbo, gpt-35-turbo",
    "gpt-4-0613, gpt-4",
    "gpt-3.5-turbo-0125, gpt-3.5-turbo",
    "gpt-4.1, gpt-4.1",
    "gpt-4.1-mini-2025-04-14, gpt-4.1-mini",
    "gpt-5.1-chat-latest, gpt-5.1-chat",
    "ft:gpt-4o-mini-2024-07-18:acme::abc123, gpt-4o-mini",
    "ft:gpt-4o-mini, gpt-4o-mini",
    "us.anthropic.claude-3-5-sonnet-20241022-v2:0, claude-3-5-sonnet",
    "anthropic.claude-3-haiku-20240307-v1:0, claude-3-haiku",
    "us-gov.anthropic.claude-3-haiku-20240307-v1:0, claude-3-haiku",
    "bedrock/global.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5",
    "arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-opus-4-1-20250805-v1:0,"
        + " claude-opus-4-1",
    "claude-3-5-sonnet-v2@20241022, claude-3-5-sonnet",
    "vertex_ai/claude-3-7-sonnet@20250219, claude-3-7-sonnet",
    "claude-sonnet-4@default, claude-sonnet-4",
    "claude-3-5-haiku-latest, claude-3-5-haiku",
    "openrouter/anthropic/claude-3.5-sonnet:beta, claude-3-5-sonnet",
    "anthropic/claude-sonnet-4.5, claude-sonnet-4-5",
    "models/gemini-2.5-pro, gemini-2.5-pro",
    "o3-mini-2025-01-31, o3-mini"
  })
  void aNameIsFoundWithoutWhereItRunsAndItsRelease(String name, String row) {
    assertThat(own.find(name)).map(ModelFacts::name).contains(row);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gpt", "llama-3.1-70b", "gpt-4o-audio-preview", "ft:", "my-gpt-4o", "/"})
  void anUnknownModelHasNoRow(String name) {
    assertThat(own.find(name)).isEmpty();
  }

  @Test
  void theBareNameIsTheModelAlone() {
    assertThat(ModelNames.bare("openai/gpt-4o-2024-05-13")).isEqualTo("gpt-4o");
    assertThat(ModelNames.bare("Mine")).isEqualTo("mine");
  }

  @Test
  void aNameWithoutEndIsUnknownInNoTime() {
    assertThat(own.find("ft:a".repeat(100_000))).isEmpty();
  }

  @Test
  void everyRowSaysWhereItIsFrom() {
    for (String name : List.of("gpt-4", "claude-opus-4", "gemini-2.5-flash", "gpt-5.6-sol")) {
      assertThat(own.find(name).orElseThrow().source()).isNotBlank();
    }
  }

  @Test
  void anUnknownFigureIsLeftOut() {
    ModelFacts sol = own.find("gpt-5.6-sol").orElseThrow();
    assertThat(sol.window()).isEmpty();
    assertThat(sol.maxOutput()).hasValue(128_000);
  }

  @Test
  void aWindowIsSharedUnlessItSaysOtherwise() {
    assertThat(own.find("gpt-4").orElseThrow().isShared()).isTrue();
    assertThat(own.find("gemini-2.5-pro").orElseThrow().isShared()).isFalse();
  }

  @Test
  void aUsersFileWinsOverOwnRowsAndCodeOverBoth(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("m"),
            "# mine\n\ngpt-4 128000 4096 our deployment\nours 100 prompt\n"
                + "theirs prompt:300 ?\n");
    List<Fault> faults = new ArrayList<>();
    ModelCatalogue catalogue =
        ModelCatalogue.builder()
            .file(file.toString(), faults::add)
            .add(ModelFacts.of("ours", 7, 5))
            .build();

    assertThat(catalogue.find("gpt-4").orElseThrow().window()).hasValue(128_000);
    assertThat(catalogue.find("gpt-4").orElseThrow().source()).isEqualTo("our deployment");
    assertThat(catalogue.find("ours").orElseThrow().window()).hasValue(7);
    assertThat(catalogue.find("theirs").orElseThrow().maxOutput()).isEmpty();
    assertThat(catalogue.find("gpt-4o")).isPresent();
    assertThat(faults)
        .singleElement()
        .hasToString(
            "-Dselvage.models="
                + file
                + ", line 4: the maximum of output of ours is \"prompt\", but"
                + " must be a whole number above 0; write a row as \"my-model 128000 16384\": the"
                + " name, the context window in tokens and the most tokens of output;"
                + " \"prompt:128000\" for a window of the prompt alone, \"?\" for what is not known");
  }

  @ParameterizedTest
  @CsvSource({
    "m 1, this has 2 of 3",
    "m 0 1, 'the window of m is \"0\"'",
    "m 128k 1, 'the window of m is \"128k\"'",
    "m prompt: 1, 'the window of m is \"\"'",
    "m 1 -1, 'the maximum of output of m is \"-1\"'",
    "m 1 9999999999999, 'the maximum of output of m is'"
  })
  void aFaultyLineIsToldAndLeftOut(String line, String fault, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("m"), line);
    List<Fault> faults = new ArrayList<>();
    ModelCatalogue catalogue = ModelCatalogue.builder().file(file.toString(), faults::add).build();
    assertThat(faults).singleElement().asString().contains("line 1: ", fault, "write a row as");
    assertThat(catalogue.find("m")).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsAFault() {
    for (String path : List.of("/there/is/none", "\0")) {
      List<Fault> faults = new ArrayList<>();
      assertThat(ModelCatalogue.builder().file(path, faults::add).build().find("gpt-4"))
          .isPresent();
      assertThat(faults).singleElement().asString().contains("cannot be read");
    }
  }

  @Test
  void theSystemPropertyNamesTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("m"), "ours 10 5");
    System.setProperty(ModelCatalogue.FILE_PROPERTY, file.toString());
    try {
      assertThat(ModelCatalogue.configured(Assertions::fail).find("ours")).isPresent();
    } finally {
      System.clearProperty(ModelCatalogue.FILE_PROPERTY);
    }
    assertThat(ModelCatalogue.configured(Assertions::fail).find("ours")).isEmpty();
  }

  @Test
  void whatIsAddedKeepsTheRules() {
    assertThatThrownBy(() -> ModelFacts.of(" ", 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ModelFacts.of("m", 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("window of m");
  }

  private static final class Assertions {
    static void fail(Fault fault) {
      throw new AssertionError(fault);
    }
  }
}
