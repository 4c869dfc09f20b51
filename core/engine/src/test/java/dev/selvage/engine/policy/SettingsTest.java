package dev.selvage.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private final List<Fault> faults = new ArrayList<>();

  private static Settings with(String attribute, Object value) {
    return Settings.NONE.with(attribute, value, "here");
  }

  private void assertFault(String text) {
    assertThat(faults).hasSize(1);
    assertThat(faults.remove(0)).hasToString(text);
  }

  @Test
  void takesTheFallbackWhereNothingIsSet() {
    assertThat(Settings.NONE.atLeast(1, "a", 7, "", faults::add)).isEqualTo(7);
    assertThat(Settings.NONE.atLeast(1.0, "a", 2.5, faults::add)).isEqualTo(2.5);
    assertThat(Settings.NONE.duration("a", Duration.ofSeconds(1), faults::add)).hasSeconds(1);
    assertThat(Settings.NONE.bound("a", Duration.ofSeconds(1), faults::add)).hasSeconds(1);
    assertThat(Settings.NONE.get("a")).isNull();
    assertThat(faults).isEmpty();
  }

  @Test
  void readsValuesAsTheyAreOrAsText() {
    assertThat(with("a", 3).atLeast(1, "a", 7, "", faults::add)).isEqualTo(3);
    assertThat(with("a", " 3 ").atLeast(1, "a", 7, "", faults::add)).isEqualTo(3);
    assertThat(with("a", 3).atLeast(1.0, "a", 7, faults::add)).isEqualTo(3.0);
    assertThat(with("a", "1.5").atLeast(1.0, "a", 7, faults::add)).isEqualTo(1.5);
    assertThat(with("a", "90s").duration("a", Duration.ZERO, faults::add)).hasSeconds(90);
    assertThat(with("a", Duration.ofSeconds(3)).duration("a", Duration.ZERO, faults::add))
        .hasSeconds(3);
    assertThat(with("a", "none").bound("a", Duration.ZERO, faults::add))
        .isGreaterThan(Duration.ofDays(1_000_000));
    assertThat(faults).isEmpty();
  }

  @Test
  void tellsAFaultAndTakesTheFallback() {
    assertThat(with("a", 0).atLeast(1, "a", 7, "; it counts", faults::add)).isEqualTo(7);
    assertFault("here: a = 0: must be at least 1; it counts");

    assertThat(with("a", "x").atLeast(1, "a", 7, "", faults::add)).isEqualTo(7);
    assertFault("here: a = \"x\": is not a number");

    assertThat(with("a", 0.5).atLeast(1.0, "a", 7, faults::add)).isEqualTo(7);
    assertFault("here: a = 0.5: must be at least 1.0 and below 1000000");

    assertThat(with("a", "NaN").atLeast(1.0, "a", 7, faults::add)).isEqualTo(7);
    assertFault("here: a = \"NaN\": must be at least 1.0 and below 1000000");

    assertThat(with("a", 1e7).atLeast(1.0, "a", 7, faults::add)).isEqualTo(7);
    assertFault("here: a = 1.0E7: must be at least 1.0 and below 1000000");

    with("a", Duration.ofSeconds(-1)).duration("a", Duration.ZERO, faults::add);
    assertFault("here: a = -1s: must not be negative");

    with("a", "soon").bound("a", Duration.ZERO, faults::add);
    assertFault(
        "here: a = \"soon\": \"soon\" is not a duration; write for example 250ms, 1s, 1m30s or"
            + " PT1M30S");
  }

  @Test
  void theStrongerValuesWin() {
    Settings weaker = with("a", 1).with("b", 1, "weak");
    Settings stronger = with("b", 2).with("c", 2, "strong");

    assertThat(stronger.over(weaker)).hasToString("{a=1, b=2, c=2}");
    assertThat(weaker).hasToString("{a=1, b=1}");
  }

  @Test
  void areEqualWhereTheirValuesAreWhoeverSaidThem() {
    assertThat(with("a", 1)).isEqualTo(Settings.NONE.with("a", 1, "elsewhere"));
    assertThat(with("a", 1)).hasSameHashCodeAs(Settings.NONE.with("a", 1, "elsewhere"));
    assertThat(with("a", 1)).isNotEqualTo(with("a", 2)).isNotEqualTo(with("b", 1));
    assertThat(with("a", new String[] {"x"})).isEqualTo(with("a", new String[] {"x"}));
    assertThat(with("a", Duration.ofSeconds(60))).isEqualTo(with("a", Duration.ofMinutes(1)));
    assertThat(with("a", Duration.ofNanos(100))).isNotEqualTo(with("a", Duration.ofNanos(900)));
    assertThat(with("a", 1)).isNotEqualTo("{a=1}");
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> with("a", null)).withMessage("a");
  }

  @Test
  void oneFaultStandsOnALineAndSeveralInAList() {
    Fault one = new Fault("here", "wrong");
    Fault two = new Fault("there", "worse");

    assertThat(new ConfigurationException(List.of(one))).hasMessage("here: wrong");
    assertThat(new ConfigurationException(List.of(one, two)))
        .hasMessage("2 faults:\n  - here: wrong\n  - there: worse");
    assertThat(new ConfigurationException(List.of(one, two)).faults()).containsExactly(one, two);
  }
}
