package dev.selvage.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.selvage.Kind;
import dev.selvage.engine.Api;
import dev.selvage.engine.Golden;
import dev.selvage.engine.Rig;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.engine.diagnosis.NamedWait;
import dev.selvage.engine.event.CallEvent.AttemptFailed;
import dev.selvage.engine.event.CallEvent.BudgetEmptied;
import dev.selvage.engine.event.CallEvent.BudgetRefilled;
import dev.selvage.engine.event.CallEvent.CallFailed;
import dev.selvage.engine.event.CallEvent.CallRecovered;
import dev.selvage.engine.event.CallEvent.RequestDoubted;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.event.CallEvent.RequestRejected;
import dev.selvage.engine.event.CallEvent.RetryHeld;
import dev.selvage.engine.event.CallEvent.RetryScheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventLogTest {

  static final String METHOD = "com.acme.Chat.ask";
  static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

  private static final Diagnosis LIMITED =
      Diagnosis.builder(Kind.RATE_LIMITED)
          .status(429)
          .code("rate_limit_exceeded")
          .namedWait(new NamedWait(Duration.ofSeconds(3), "retry-after"))
          .build();

  /** One event of each kind, and each form of it. */
  static final List<CallEvent> EVENTS =
      List.of(
          new AttemptFailed(
              METHOD, AT, 1, "RateLimitException", LIMITED, new RequestFacts("gpt-4o", 150L)),
          new AttemptFailed(
              METHOD, AT, 2, "IOException", Diagnosis.of(Kind.CONNECTION), RequestFacts.NONE),
          new RetryScheduled(METHOD, AT, 1, 6, Duration.ofMillis(3_250), LIMITED),
          new RetryScheduled(METHOD, AT, 2, 6, Duration.ofNanos(1), LIMITED),
          new RetryHeld(METHOD, AT, 2, "openai#1f09c3ab"),
          new BudgetEmptied(METHOD, AT, "openai"),
          new BudgetRefilled(METHOD, AT, "openai"),
          new CallRecovered(METHOD, AT, 3),
          new CallFailed(METHOD, AT, 6, LIMITED, "all 6 attempts are used"),
          new CallFailed(METHOD, AT, 1, LIMITED, LIMITED.sentence()),
          new RequestRejected(
              METHOD,
              AT,
              "InvalidChatRequestException",
              List.of("model is missing, but \"x\"; y", "messages is empty, but z")),
          new RequestDoubted(METHOD, AT, List.of("user is a text, but x; y", "n is 2, but z")));

  @Test
  void writesALineForPeople() {
    Golden.check(
        "event-lines.txt", EVENTS.stream().map(EventLog::line).collect(Collectors.joining("\n")));
  }

  @Test
  void writesAnObjectForEachFailureAndEachRetry() {
    Golden.check(
        "event-objects.jsonl",
        EVENTS.stream()
            .flatMap(event -> JsonLines.of(event).stream())
            .collect(Collectors.joining("\n")));
  }

  @Test
  void everyObjectStandsOnOneLine() {
    AttemptFailed event =
        new AttemptFailed(
            "a\"b\nc", AT, 1, "E\u0000", LIMITED, new RequestFacts("m\n\"\u2028", null));

    assertThat(JsonLines.of(event).orElseThrow())
        .doesNotContain("\n")
        .contains("a\\\"b\\nc", "E\\u0000", "m\\n\\\"");
  }

  @Test
  void goesThroughTheApplicationsLog() {
    try (Captured lines = new Captured(Log.NAME);
        Captured objects = new Captured(Log.JSON_NAME)) {
      EventLog log = new EventLog(Log.of(getClass().getClassLoader()));

      EVENTS.forEach(log::onEvent);

      // The failure of a single attempt has had its line already.
      assertThat(lines.lines()).hasSize(11);
      assertThat(lines.levels().subList(0, 6)).containsOnly(Level.WARN);
      assertThat(lines.levels().subList(6, 11))
          .containsExactly(Level.INFO, Level.INFO, Level.WARN, Level.WARN, Level.WARN);
      assertThat(objects.lines()).hasSize(6).allMatch(line -> line.startsWith("{\"timestamp\":"));
      assertThat(objects.levels()).containsOnly(Level.INFO);
    }
  }

  @Test
  void carriesNoPromptAndNoKey() {
    Throwable leaky =
        Api.body(
            429,
            "{\"error\":{\"code\":\"sk-secret with the prompt\",\"message\":\"the prompt,"
                + " sk-secret\",\"type\":\"sk-secret the prompt\"}}");
    assertThat(leaky).hasMessageContaining("sk-secret");
    Diagnosis diagnosis = Rig.diagnoser().diagnose(leaky, AT);

    for (CallEvent event :
        List.of(
            new AttemptFailed(METHOD, AT, 1, "E", diagnosis, RequestFacts.NONE),
            new RetryScheduled(METHOD, AT, 1, 6, Duration.ZERO, diagnosis),
            new CallFailed(METHOD, AT, 6, diagnosis, "reason"))) {
      assertThat(EventLog.line(event) + JsonLines.of(event).orElse("") + event)
          .doesNotContain("secret", "prompt");
    }
  }
}
