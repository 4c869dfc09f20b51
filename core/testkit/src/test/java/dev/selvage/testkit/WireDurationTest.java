package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.time.Durations;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireDurationTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0, 0s",
    "PT1S, 1, 1s",
    "PT0.5S, 0.5, 500ms",
    "PT0.0000015S, 0.0000015, 0.0015ms",
    "PT2M59.56S, 179.56, 2m59.56s",
    "PT6M, 360, 6m0s",
    "PT10S, 10, 10s",
    "PT1H, 3600, 1h0m0s",
    "PT114H18M, 411480, 114h18m0s"
  })
  void writesWhatProvidersWrite(Duration duration, String seconds, String go) {
    assertThat(WireDuration.seconds(duration)).isEqualTo(seconds);
    assertThat(WireDuration.go(duration)).isEqualTo(go);
    assertThat(Durations.parse(go)).isEqualTo(duration);
  }
}
