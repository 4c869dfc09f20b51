package dev.selvage.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Api;
import dev.selvage.engine.Door;
import dev.selvage.engine.Golden;
import dev.selvage.engine.Rig;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.retry.RetryStage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptHistoryTest {

  private final Rig rig = new Rig();

  private AttemptHistory historyOf(Throwable... thrown) {
    Pipeline pipeline =
        rig.pipeline(
            new RetryStage(
                List.of(
                    RetryPolicy.builder(Trigger.RATE_LIMIT).maxAttempts(3).build(),
                    RetryPolicy.builder(Trigger.SERVER_ERROR).maxAttempts(3).build())));
    List<Throwable> left = new ArrayList<>(List.of(thrown));
    Throwable last =
        Door.BLOCKING
            .run(
                rig,
                pipeline,
                arguments -> {
                  throw left.remove(0);
                })
            .thrown();
    return (AttemptHistory) last.getSuppressed()[0];
  }

  @Test
  void saysWhatHappenedAttemptByAttempt() {
    AttemptHistory history =
        historyOf(
            Api.body(429, "{\"error\":{\"code\":\"rate_limit_exceeded\"}}"),
            Api.status(503, "retry-after", "7"),
            Api.status(429));

    Golden.check("attempt-history.txt", history.getMessage());
    assertThat(history.method()).isEqualTo("com.acme.Chat.ask");
    assertThat(history.attempts()).extracting(AttemptRecord::number).containsExactly(1, 2, 3);
    assertThat(history.reason()).isEqualTo("all 3 attempts are used");
  }

  @Test
  void saysHowLongTheServerAskedFor() {
    Golden.check(
        "attempt-history-too-long.txt",
        historyOf(Api.status(429, "retry-after", "3600")).getMessage());
  }

  @Test
  void standsInAStackTraceUnderTheFailure() {
    Throwable thrown = Api.status(400);
    historyOf(thrown);

    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));

    assertThat(trace.toString())
        .contains(
            "Suppressed: dev.selvage.engine.pipeline.AttemptHistory: com.acme.Chat.ask gave up")
        .contains("1. 400: the request is not valid: the same request fails again [FIX]");
  }

  @Test
  void keepsItsTextWhenSerialised() throws Exception {
    AttemptHistory history = historyOf(Api.status(429), Api.status(429), Api.status(429));

    AttemptHistory copy = copyOf(history);

    assertThat(copy).hasMessage(history.getMessage());
    assertThat(copy.method()).isEqualTo("com.acme.Chat.ask");
    assertThat(copy.attempts()).isEmpty();
    assertThat(copy.reason()).isEmpty();
    assertThat(copyOf(copy)).hasMessage(history.getMessage());
  }

  @Test
  void doesNotKeepAFailureFromBeingSerialised() throws Exception {
    IllegalStateException wrapped = new IllegalStateException("wrapped", Api.status(429));
    historyOf(wrapped);

    Throwable copy = copyOf(wrapped);

    assertThat(copy).hasMessage("wrapped");
  }

  @SuppressWarnings("unchecked")
  private static <T> T copyOf(T object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
