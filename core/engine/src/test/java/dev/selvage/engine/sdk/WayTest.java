package dev.selvage.engine.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WayTest {

  private static final Optional<Integer> UNSAID = Optional.empty();

  @Test
  void goesThroughClassesThatNobodySees() {
    assertThat(Way.count(new Loop(new Options(Optional.of(3))), "options.attempts")).isEqualTo(3);
  }

  @Test
  void takesTheClientsOwnDefaultWhereNothingIsSaid() {
    assertThat(Way.count(new Options(UNSAID), "attempts|5")).isEqualTo(5);
    assertThat(Way.count(new Options(Optional.of(2)), "attempts|5")).isEqualTo(2);
    assertThat(Way.count(new Options(UNSAID), "attempts")).isZero();
  }

  @Test
  void leadsNowhereInAnotherVersion() {
    assertThat(Way.count(new Options(UNSAID), "tries")).isZero();
    assertThat(Way.count(new Options(UNSAID), "tries|5")).isZero();
    assertThat(Way.count(new Options(UNSAID), "toString")).isZero();
  }

  @Test
  void whatHasNoBoundIsMany() {
    assertThat(Way.count(new Endless(), "most")).isEqualTo(1_000);
  }

  private record Loop(Options options) {}

  private record Options(Optional<Integer> attempts) {}

  private record Endless() {
    public long most() {
      return Long.MAX_VALUE;
    }
  }
}
