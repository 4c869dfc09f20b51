package dev.selvage.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

  @ParameterizedTest
  @ValueSource(strings = {"Values", "Inert", "Suspended", "Requests", "Silenced"})
  void faultsStandWhereTheyWereWrittenWithTheWayOut(String name) {
    Compiled compiled = Compiled.source(name + ".java");
    Golden.check(name + ".txt", compiled.said());
    assertThat(compiled.succeeded()).isFalse();
  }

  @Test
  void nothingIsSaidOfWhatMayBeMeantSo() {
    Compiled compiled = Compiled.source("Fine.java", "-Xlint:all,-processing", "-Werror");
    assertThat(compiled.said()).isEmpty();
    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(compiled.succeeded()).isTrue();
  }

  @Test
  void readersOfAUsersOwnAreAskedWhatTheyRead() {
    assertThat(Compiled.source("OwnRequests.java").diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Broken", "Unfinished"})
  void whatDoesNotCompileIsLeftToTheCompiler(String name) {
    Compiled compiled = Compiled.source(name + ".java");
    assertThat(compiled.said()).isEmpty();
    assertThat(compiled.succeeded()).isFalse();
  }

  @Test
  void theOptionTurnsErrorsIntoWarnings() {
    Compiled compiled = Compiled.source("Values.java", "-Aselvage.processor=warn");
    assertThat(compiled.succeeded()).isTrue();
    assertThat(compiled.messages()).isNotEmpty().allMatch(said -> said.startsWith("WARNING @"));
  }

  @Test
  void theOptionTurnsTheProcessorOff() {
    Compiled compiled =
        Compiled.source("Values.java", "-Aselvage.processor=off", "-Xlint:all,-processing");
    assertThat(compiled.succeeded()).isTrue();
    assertThat(compiled.diagnostics()).isEmpty();
  }

  @Test
  void aModeThatDoesNotExistIsAnError() {
    assertThat(Compiled.source("Fine.java", "-Aselvage.processor=of").messages())
        .containsExactly("ERROR -Aselvage.processor=of: there is no such mode\n  Fix: write off");
  }
}
