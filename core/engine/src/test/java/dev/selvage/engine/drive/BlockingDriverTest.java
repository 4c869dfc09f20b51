package dev.selvage.engine.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvage.engine.Api;
import dev.selvage.engine.Rig;
import dev.selvage.engine.pipeline.AttemptHistory;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.retry.RetryStage;
import dev.selvage.engine.time.Durations;
import dev.selvage.engine.time.Sleeper;
import dev.selvage.engine.time.Timing;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingDriverTest {

  private final Rig rig = new Rig();
  private final Pipeline pipeline =
      rig.pipeline(new RetryStage(List.of(RetryPolicy.builder(Trigger.RATE_LIMIT).build())));
  private int attempts;

  @AfterEach
  void clearTheFlag() {
    Thread.interrupted();
  }

  private Object run(BlockingDriver.Body body) {
    return BlockingDriver.run(
        pipeline.newCall(null, GiveUps.count()),
        arguments -> {
          attempts++;
          return body.run(arguments);
        });
  }

  @Test
  void throwsCheckedExceptionsAsTheyAre() {
    IOException thrown = new IOException();

    assertThatThrownBy(
            () ->
                run(
                    arguments -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
  }

  @Test
  void handsNullWhereTheDoorHidesTheArguments() {
    assertThat(run(arguments -> arguments == null)).isEqualTo(true);
  }

  @Test
  void aThreadThatIsInterruptedAlreadyDoesNotWait() {
    Throwable last = Api.status(429);

    Throwable thrown =
        catchThrowable(
            () ->
                run(
                    arguments -> {
                      Thread.currentThread().interrupt();
                      throw last;
                    }));

    assertThat(thrown).isSameAs(last);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(rig.time().elapsed()).isZero();
    assertThat(attempts).isEqualTo(1);
    assertThat(((AttemptHistory) last.getSuppressed()[0]).reason())
        .isEqualTo("the wait before attempt 2 was interrupted");
  }

  @Test
  void anInterruptThatTheBodyThrowsIsNotRetried() {
    assertThatThrownBy(
            () ->
                run(
                    arguments -> {
                      throw new InterruptedException();
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void aFlagThatIsSetDoesNotSpoilASuccess() {
    Thread.currentThread().interrupt();

    assertThat(run(arguments -> "answer")).isEqualTo("answer");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void anInterruptEndsARealWaitAtOnce() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    Sleeper sleeper =
        delay -> {
          waiting.countDown();
          Sleeper.system().sleep(Durations.UNBOUNDED);
        };
    Timing timing =
        new Timing(rig.time(), sleeper, rig.time(), rig.surroundings().timing().random());
    Pipeline real =
        new Pipeline(
            "method",
            pipeline.stages(),
            new Pipeline.Surroundings(
                timing,
                pipeline.surroundings().diagnoser(),
                pipeline.surroundings().events(),
                pipeline.surroundings().requestFacts()));
    Throwable failure = Api.status(429);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              thrown.set(
                  catchThrowable(
                      () ->
                          BlockingDriver.run(
                              real.newCall(null, GiveUps.count()),
                              arguments -> {
                                throw failure;
                              })));
              flag.set(Thread.currentThread().isInterrupted());
            });
    thread.start();
    waiting.await();
    thread.interrupt();
    thread.join();

    assertThat(thrown.get()).isSameAs(failure);
    assertThat(flag.get()).isTrue();
  }
}
