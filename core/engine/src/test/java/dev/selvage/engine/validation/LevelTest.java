package dev.selvage.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.ValidateChatRequest.Level;
import dev.selvage.engine.Door;
import dev.selvage.engine.Ending;
import dev.selvage.engine.FakeTime;
import dev.selvage.engine.Rig;
import dev.selvage.engine.event.CallEvent.RequestDoubted;
import dev.selvage.engine.event.CallEvent.RequestRejected;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.request.RequestReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a request that breaks a rule. */
class LevelTest {

  record Request(Map<String, Object> fields) {}

  interface Chat {
    void ask(Request request);
  }

  /** Of OpenAI's, whatever else may change in how others are told. */
  private static final class Reader implements RequestReader {
    @Override
    public Set<String> classNames() {
      return Set.of(Request.class.getName());
    }

    @Override
    public ChatRequest read(Object request, Class<?> type) {
      return new ChatRequest(Dialect.OPENAI_CHAT, Fields.of(((Request) request).fields()));
    }
  }

  private static final String DOUBT =
      "user is \"xxxxxxxx…\" (65 characters), but it must be a text of at most 64 characters; hash it to"
          + " a shorter one";
  private static final String VIOLATION =
      "n is 200, but it must be a whole number from 1 to 128; write a number within that range, or"
          + " leave it out";

  private final Rig rig = new Rig();

  private Ending run(Door door, Level level, String extra) {
    String json =
        "{'model': 'gpt-4o', 'messages': [{'role': 'user', 'content': 'hi'}]%s}".formatted(extra);
    return Validating.with(Validating.builder().level(level))
        .reader(new Reader())
        .run(door, rig, Chat.class, "ask", new Request(Json.map(json.replace('\'', '"'))));
  }

  @ParameterizedTest
  @EnumSource
  void aRequestThatIsWarnedOfIsSentAndToldOnce(Door door) {
    Ending ending = run(door, Level.WARN, ", 'n': 200, 'user': '@text 65'");

    assertThat(ending.value()).isEqualTo("sent");
    assertThat(rig.events())
        .containsExactly(
            new RequestDoubted("com.acme.Chat.ask", FakeTime.START, List.of(VIOLATION, DOUBT)));
  }

  @ParameterizedTest
  @EnumSource
  void aDoubtIsToldAndSentUnderBothLevels(Level level) {
    assertThat(run(Door.BLOCKING, level, ", 'user': '@text 65'").value()).isEqualTo("sent");
    assertThat(rig.events(RequestDoubted.class))
        .singleElement()
        .satisfies(event -> assertThat(event.doubts()).containsExactly(DOUBT));
  }

  @Test
  void aStrictPolicyRefusesForWhatIsSureAlone() {
    Ending ending = run(Door.BLOCKING, Level.STRICT, ", 'n': 200, 'user': '@text 65'");

    assertThat(ending.thrown())
        .isInstanceOfSatisfying(
            InvalidChatRequestException.class,
            refusal ->
                assertThat(refusal.violations())
                    .containsExactly(
                        new Violation(
                            "n",
                            "n",
                            "200",
                            "it must be a whole number from 1 to 128",
                            "write a number within that range, or leave it out",
                            "",
                            "")));
    assertThat(rig.events()).singleElement().isInstanceOf(RequestRejected.class);
  }

  @Test
  void aViolationTellsTheProvidersOwnWords() {
    Ending ending = run(Door.BLOCKING, Level.STRICT, ", 'temperature': 200");

    assertThat(((InvalidChatRequestException) ending.thrown()).violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.id()).isEqualTo("temperature");
              assertThat(violation.providerField()).isEqualTo("temperature");
              assertThat(violation.providerCode()).isEqualTo("decimal_above_max_value");
            });
  }

  @ParameterizedTest
  @EnumSource
  void aValidRequestIsSentAndTellsNothing(Level level) {
    assertThat(run(Door.BLOCKING, level, "").value()).isEqualTo("sent");
    assertThat(rig.events()).isEmpty();
  }
}
