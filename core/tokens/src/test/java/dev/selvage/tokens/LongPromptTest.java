package dev.selvage.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.selvage.engine.Selvage;
import dev.selvage.engine.validation.InvalidChatRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A call whose prompt does not fit is stopped by the artifact's count: found by itself. */
class LongPromptTest {

  private final List<Object> sent = new ArrayList<>();
  private final Selvage selvage = Selvage.of(policies -> policies.validateChatRequest("chat"));

  private static Map<String, ?> request(int words) {
    Map<String, ?> message = Map.of("role", "user", "content", "token ".repeat(words).strip());
    return Map.of("model", "gpt-4-0613", "max_tokens", 1000, "messages", List.of(message));
  }

  private String ask(int words) {
    return selvage.call(
        "chat",
        request(words),
        request -> {
          sent.add(request);
          return "sent";
        });
  }

  @Test
  void aPromptOneTokenTooLongIsNotSent() {
    JTokkitCounter.load();
    JTokkitCounter.load().join();
    // Each word is one token, and the message has seven of its own.
    int fitting = 8192 - 1000 - 7;
    assertThat(ask(fitting)).isEqualTo("sent");
    InvalidChatRequestException refusal =
        catchThrowableOfType(InvalidChatRequestException.class, () -> ask(fitting + 1));
    assertThat(sent).hasSize(1);
    assertThat(refusal)
        .hasMessageEndingWith(
            "messages is 7193 tokens long (cl100k_base), but gpt-4 takes 8192 tokens, of which the"
                + " request leaves 1000 to the answer; shorten the prompt by some 1 tokens, ask for"
                + " a shorter answer, or take a model with a larger window");
  }
}
