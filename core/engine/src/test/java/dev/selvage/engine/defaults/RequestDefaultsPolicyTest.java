package dev.selvage.engine.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.engine.policy.ConfigurationException;
import org.junit.jupiter.api.Test;

/** The values of defaults. */
class RequestDefaultsPolicyTest {

  private static RequestDefaultsPolicy.Builder builder() {
    return RequestDefaultsPolicy.builder("here");
  }

  @Test
  void hasWhatWasSet() {
    assertThat(builder().build().fields()).isEmpty();
    assertThat(builder().maxTokens(1).temperature(0).topP(1).model(" m ").build().fields())
        .containsOnlyKeys("model", "max_tokens", "temperature", "top_p")
        .containsEntry("model", "m")
        .containsEntry("max_tokens", 1)
        .containsEntry("temperature", 0.0)
        .containsEntry("top_p", 1.0);
  }

  @Test
  void whatStandsForNoneSetsNone() {
    assertThat(
            builder()
                .maxTokens(0)
                .temperature(Double.NaN)
                .topP(Double.NaN)
                .model("")
                .build()
                .fields())
        .isEmpty();
  }

  @Test
  void tellsEveryValueThatBreaksItsRule() {
    assertThatThrownBy(() -> builder().maxTokens(-1).temperature(2.1).topP(-0.1).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("here: maxTokens = -1: must be at least 0; 0 sets none")
        .hasMessageContaining("here: temperature = 2.1: must be 0 to 2; NaN sets none")
        .hasMessageContaining("here: topP = -0.1: must be 0 to 1; NaN sets none");
  }
}
