package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatScriptErrorTest {

  private static final String UNDERSTOOD =
      """

      A step is: ok, ok "text", a status from 400 to 599, 429 quota, 429 too large, \
      429 slow down, 400 context, or drop; "after 1s" behind an error is its retry-after, \
      "in 200ms" behind any step delays it, "3 x" before it repeats it. \
      Commas separate steps; the last one repeats for ever.""";

  private static void assertMessage(String script, String firstLines) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChatScript.parse(script))
        .withMessage(firstLines + UNDERSTOOD);
  }

  @Test
  void namesTheStepItsPlaceAndTheNearestRightForm() {
    assertMessage(
        "500, then 429 afer 1s, ok",
        """
        Step 2 of the chat script cannot be read: "429 afer 1s", at character 11 of \
        "500, then 429 afer 1s, ok".
        Did you mean "429 after 1s"?""");
  }

  @Test
  void saysWhichStepIsEmpty() {
    assertMessage(
        "429, , ok",
        """
        Step 2 of the chat script cannot be read: "", at character 5 of "429, , ok".
        The step is empty. Leave the comma out, or write a step such as "ok".""");
  }

  @Test
  void tellsAWaitFromADelay() {
    assertMessage(
        "ok after 1s",
        """
        Step 1 of the chat script cannot be read: "ok after 1s", at character 1 of "ok after 1s".
        "after" names the wait that an error asks for; "in" makes an answer late. \
        Did you mean "ok in 1s"?""");
  }

  @Test
  void saysWhatADetailBelongsTo() {
    assertMessage(
        "500 Quota",
        """
        Step 1 of the chat script cannot be read: "500 Quota", at character 1 of "500 Quota".
        "quota" belongs to 429. Did you mean "429 quota"?""");
  }

  @Test
  void saysWhichDurationIsWrong() {
    assertMessage(
        "429 after 5",
        """
        Step 1 of the chat script cannot be read: "429 after 5", at character 1 of "429 after 5".
        "5" is not a duration. Did you mean "429 after 5s"?""");
  }

  @Test
  void saysWhichStatusesAreErrors() {
    assertMessage(
        "200",
        """
        Step 1 of the chat script cannot be read: "200", at character 1 of "200".
        An error has a status from 400 to 599. Did you mean "ok"?""");
  }

  @Test
  void saysHowOftenAStepMayRepeat() {
    assertMessage(
        "0 x 500",
        """
        Step 1 of the chat script cannot be read: "0 x 500", at character 1 of "0 x 500".
        A step repeats 1 to 100000 times. Did you mean "3 x 500"?""");
  }

  @Test
  void takesAnOpenQuoteToTheEnd() {
    assertMessage(
        "500, ok \"Hi, 429",
        """
        Step 2 of the chat script cannot be read: "ok "Hi, 429", at character 6 of \
        "500, ok "Hi, 429".
        Did you mean "ok "text""?""");
  }

  @ParameterizedTest
  @CsvSource({
    "okay, ok",
    "dorp, drop",
    "dropp, drop",
    "dropped, drop",
    "okk in 200ms, ok in 200ms",
    "429 qouta, 429 quota",
    "429 to large, 429 too large",
    "429 slow donw after 2s, 429 slow down after 2s",
    "503 after 30 seconds, 503 after 30s",
    "ok in 200 millis, ok in 200ms",
    "429 for 1s, 429 after 1s",
    "400 contxt, 400 context",
    "5000, 500",
    "three x 500, 3 x 500",
    "600, 500",
    "1000000 x ok, 3 x ok"
  })
  void findsTheNearestRightForm(String wrong, String right) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChatScript.parse(wrong))
        .withMessageContaining("Did you mean \"" + right + "\"?");
  }
}
