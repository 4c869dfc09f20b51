package dev.selvage.engine.validation;

import dev.selvage.engine.validation.RuleTableTest.Case;
import org.junit.jupiter.api.Test;

/** The table's cells a few at once, for mutations: these start the tests one by one. */
class WholeTableTest {

  @Test
  void whatBreaksARuleIsToldForThatAlone() {
    RuleTableTest.cases().filter(c -> !c.isGood() && isQuick(c)).forEach(RuleTableTest::breaks);
  }

  @Test
  void whatJustKeepsARuleIsNotTold() {
    RuleTableTest.cases().filter(c -> c.isGood() && isQuick(c)).forEach(RuleTableTest::keeps);
  }

  @Test
  void whatIsHiddenIsNotHeldAgainstTheRequest() {
    UnreadableTest.raiseNoAlarm();
  }

  private static boolean isQuick(Case given) {
    return !given.json().contains("@times 10000");
  }
}
