package dev.selvage.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

  private static final List<String> MODELS = List.of("gpt-4o", "gpt-4o-mini", "o3", "claude-opus");

  @Test
  void findsTheWordThatWasMeant() {
    assertThat(Spelling.nearest("gpt4o", MODELS)).contains("gpt-4o");
    assertThat(Spelling.nearest("GPT-4O-MINI", MODELS)).contains("gpt-4o-mini");
    assertThat(Spelling.nearest("gpt-4o-mnii", MODELS)).contains("gpt-4o-mini");
    assertThat(Spelling.nearest("cluade-opus", MODELS)).contains("claude-opus");
    assertThat(Spelling.nearest("03", MODELS)).contains("o3");
  }

  @Test
  void countsANeighbourSwapAsOne() {
    assertThat(Spelling.nearest("caht", List.of("chart", "chat"))).contains("chat");
  }

  @Test
  void doesNotMeasureAWordThatIsTooLongToBeNear() {
    assertThat(Spelling.nearest("x".repeat(2_000_000), MODELS)).isEmpty();
  }

  @Test
  void staysSilentWhereNothingIsNear() {
    assertThat(Spelling.nearest("llama", MODELS)).isEmpty();
    assertThat(Spelling.nearest("", MODELS)).isEmpty();
    assertThat(Spelling.nearest("gpt-4o", List.of())).isEmpty();
  }
}
