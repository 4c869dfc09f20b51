package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChatAnswerTest {

  @Test
  void meansTheSameByStatusAndByName() {
    assertThat(ChatAnswer.error(429)).isEqualTo(ChatAnswer.rateLimited());
    assertThat(ChatAnswer.error(500)).isEqualTo(ChatAnswer.serverError());
    assertThat(ChatAnswer.error(503)).isEqualTo(ChatAnswer.overloaded());
    assertThat(ChatAnswer.error(404)).isEqualTo(ChatAnswer.modelNotFound());
    assertThat(ChatAnswer.error(400)).isEqualTo(ChatAnswer.badRequest());
    assertThat(ChatAnswer.error(401)).isEqualTo(ChatAnswer.unauthorized());
  }

  @Test
  void differsInEveryPart() {
    ChatAnswer answer = ChatAnswer.rateLimited();

    assertThat(answer)
        .isNotEqualTo(answer.withRetryAfter(Duration.ofSeconds(1)))
        .isNotEqualTo(answer.withDelay(Duration.ofSeconds(1)))
        .isNotEqualTo(answer.withHeader("x-a", "b"))
        .isNotEqualTo(ChatAnswer.quotaUsedUp());
    assertThat(answer.withHeader("X-A", "b")).isEqualTo(answer.withHeader("x-a", "b"));
  }

  @Test
  void namesWhatAScriptCannotSay() {
    assertThat(ChatAnswer.raw(302, "").withHeader("Location", "/"))
        .hasToString("raw 302 with location");
    assertThat(ChatAnswer.error(429, "tokens", "custom", "No")).hasToString("429 custom");
    assertThat(ChatAnswer.error(451, "legal", null, "No")).hasToString("451 legal");
  }

  @Test
  void refusesAStatusThatIsNoError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChatAnswer.error(200))
        .withMessage("The status of this answer must be from 400 to 599, but is 200");
    assertThatIllegalArgumentException().isThrownBy(() -> ChatAnswer.error(600));
    assertThatIllegalArgumentException().isThrownBy(() -> ChatAnswer.raw(100, ""));
  }

  @Test
  void refusesNegativeTimes() {
    Duration negative = Duration.ofSeconds(-1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChatAnswer.rateLimited(negative))
        .withMessage("wait must not be negative, but is PT-1S");
    assertThatIllegalArgumentException().isThrownBy(() -> ChatAnswer.ok().withDelay(negative));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChatAnswer.ok().withTokenLimit(1, 1, negative));
  }

  @Test
  void letsOnlyErrorsAskForAWait() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ChatAnswer.ok().withRetryAfter(Duration.ofSeconds(1)))
        .withMessage("\"ok\" asks for no wait; to answer late, use withDelay");
  }

  @Test
  void addsNoHeaderToADrop() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ChatAnswer.drop().withHeader("x-a", "b"))
        .withMessage("A dropped connection sends no headers");
  }
}
