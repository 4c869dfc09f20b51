package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.diagnosis.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static final String ERROR =
      "data: {\"error\":{\"type\":\"odd\",\"message\":\"No.\"}}\n\n";
  private static final String CONTENT =
      "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n";

  private static Optional<Failure> read(String text) {
    return EventStream.failureIn(text).map(Failure.Builder::build);
  }

  @Test
  void anErrorThatComesFirstIsBeforeContent() {
    assertThat(read(ERROR))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.isInStream()).isTrue();
              assertThat(failure.isBeforeContent()).isTrue();
              assertThat(failure.type()).contains("odd");
            });
  }

  @Test
  void anErrorThatComesLaterIsNot() {
    assertThat(read(CONTENT + ERROR).orElseThrow().isBeforeContent()).isFalse();
    assertThat(read((CONTENT + ERROR).replace("\n", "\r\n")).orElseThrow().isBeforeContent())
        .isFalse();
  }

  @Test
  void whatComesBeforeAnthropicsContentIsNoContent() {
    String start = "event: message_start\ndata: {\"type\":\"message_start\"}\n\n";
    String ping = ": hello\n\nevent: ping\ndata: {\"type\": \"ping\"}\n\n";
    String error =
        "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\"}}\n\n";
    String block = "event: content_block_delta\ndata: {\"delta\":{\"text\":\"Hi\"}}\n\n";

    assertThat(read(start + ping + error).orElseThrow().isBeforeContent()).isTrue();
    assertThat(read(start + block + ping + error).orElseThrow().isBeforeContent()).isFalse();
  }

  @Test
  void contentThatSpeaksOfErrorsIsNone() {
    assertThat(read("data: {\"text\":\"{\\\"error\\\":{}}\"}\n\ndata: [DONE]\n\n")).isEmpty();
    assertThat(read("data: {\"errors\":[]}\n\n")).isEmpty();
    assertThat(read("error")).isEmpty();
    assertThat(read("")).isEmpty();
  }
}
