package dev.selvage.engine.pipeline;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Causes;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.engine.diagnosis.SelvageException;
import dev.selvage.engine.event.CallEvent;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.pipeline.Pipeline.Surroundings;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.RequestFinder;
import dev.selvage.engine.time.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of a guarded method with all its attempts: it walks the pipeline and says what its
 * driver must do next. A driver calls {@link #begin()}, carries out the {@link Step}, says how that
 * went, and so on until the step is {@link Step.Return} or {@link Step.Throw}. Used by one thread
 * at a time; a driver that changes threads hands it over safely.
 */
public final class Call {

  private final Pipeline pipeline;
  private final long giveUpsAtEntry;
  private final Object @Nullable [] originalArguments;
  private Object @Nullable [] arguments;
  private final Object[] @Nullable [] argumentsInside;
  private final @Nullable Object[] states;
  private final List<AttemptRecord> failures = new ArrayList<>(2);
  private int attempt = 1;
  private int resumeAt;
  private int waitingStage;
  private boolean cancelled;
  private boolean ended;
  private int requests;
  private boolean seenFromTheStart;
  private Object @Nullable [] readArguments;
  private @Nullable RequestFinder readBy;
  private Optional<ChatRequest> request = Optional.empty();
  private @Nullable String idempotencyKey;
  private @Nullable String keyDigest;
  private @Nullable Outcome lastOutcome;
  private @Nullable String giveUpReason;
  private Set<Kind> givenUpKinds = Set.of();

  Call(Pipeline pipeline, Object @Nullable [] arguments, long giveUpsAtEntry) {
    this.pipeline = pipeline;
    this.originalArguments = arguments;
    this.arguments = arguments;
    this.giveUpsAtEntry = giveUpsAtEntry;
    this.states = new Object[pipeline.stages().size()];
    this.argumentsInside = new Object[pipeline.stages().size()][];
    Arrays.fill(argumentsInside, arguments);
  }

  // What stages see.

  /** The attempt under way or just ended, counted from 1. */
  public int attempt() {
    return attempt;
  }

  /** The guarded method's name. */
  public String method() {
    return pipeline.method();
  }

  /** The arguments of the next attempt, not to be written to; null where the door hides them. */
  public Object @Nullable [] arguments() {
    return arguments;
  }

  /**
   * The chat request among the arguments of the next attempt; empty where the door hides them. The
   * same instance until they change, so that what is worked out of it is worked out once.
   */
  public Optional<ChatRequest> request(RequestFinder finder) {
    Object[] now = arguments;
    if (now == null) {
      return Optional.empty();
    }
    if (now != readArguments || finder != readBy) {
      request = finder.find(now);
      readArguments = now;
      readBy = finder;
    }
    return request;
  }

  /** The arguments that the caller gave; null where the door hides them. */
  public Object @Nullable [] originalArguments() {
    return originalArguments;
  }

  /** The clocks and the randomness to decide with. */
  public Timing timing() {
    return surroundings().timing();
  }

  /** What the stage keeps for this call; null until set, and again after a stage outside reran. */
  public @Nullable Object state(Stage stage) {
    return states[pipeline.stages().indexOf(stage)];
  }

  /** Keeps something for this call. */
  public void state(Stage stage, Object state) {
    states[pipeline.stages().indexOf(stage)] = state;
  }

  /** Which API key the call uses, by a digest fit for logs; null where no stage knows. */
  public @Nullable String keyDigest() {
    return keyDigest;
  }

  /** Notes which API key the call uses. */
  public void keyDigest(String digest) {
    keyDigest = digest;
  }

  /** Tells listeners what happened. */
  public void emit(CallEvent event) {
    surroundings().events().emit(event);
  }

  /** The date and time now. */
  public Instant now() {
    return timing().source().instant();
  }

  /**
   * Whether a guarded method inside this one already gave up on the failure, and would have run it
   * again for the same kind.
   */
  public boolean gaveUpInside(Outcome outcome, Kind kind) {
    return GiveUps.since(giveUpsAtEntry, failingObject(outcome)).contains(kind);
  }

  /**
   * Notes that a stage could have run the call again for those kinds and does not; guarded methods
   * outside will then not do so either.
   *
   * @param reason why not, for the history that the caller gets
   */
  public void giveUp(Set<Kind> kinds, String reason) {
    givenUpKinds = kinds;
    giveUpReason = reason;
  }

  // What drivers do.

  /** Begins the call; the answer to the first attempt's stages. */
  public Step begin() {
    seenFromTheStart = true;
    return inward(0);
  }

  /** Goes on after a {@link Step.WaitFor} or {@link Step.AwaitFor}. */
  public Step resume() {
    return inward(resumeAt);
  }

  /** The attempt returned. */
  public Step returned(@Nullable Object value) {
    @Nullable Diagnosis diagnosis =
        surroundings().diagnoser().diagnoseReturned(value, now()).orElse(null);
    return attemptEnded(new Outcome.Returned(value, diagnosis));
  }

  /** The attempt threw. */
  public Step threw(Throwable thrown) {
    return attemptEnded(failed(thrown));
  }

  /**
   * The wait under way was cut short by an interrupt or a cancellation. The call ends with the
   * failure of its last attempt; before any attempt, with a {@link WaitInterruptedException}.
   */
  public Step cancel() {
    cancelled = true;
    Outcome outcome =
        lastOutcome != null ? lastOutcome : failed(new WaitInterruptedException(method()));
    giveUp(EnumSet.allOf(Kind.class), "the wait before attempt " + attempt + " was interrupted");
    attempt = Math.max(1, attempt - 1);
    return outward(waitingStage - 1, outcome);
  }

  private Step attemptEnded(Outcome outcome) {
    lastOutcome = outcome;
    giveUpReason = null;
    givenUpKinds = Set.of();
    outcome.failure().ifPresent(diagnosis -> attemptFailed(outcome, diagnosis));
    requests = 0;
    return outward(pipeline.stages().size() - 1, outcome);
  }

  private void attemptFailed(Outcome outcome, Diagnosis diagnosis) {
    Object failing = failingObject(outcome);
    failures.add(
        new AttemptRecord(attempt, diagnosis, Math.max(requests, Underneath.most(method()))));
    if (!toldInside(failing)) {
      emit(
          new CallEvent.AttemptFailed(
              method(),
              now(),
              attempt,
              failing.getClass().getSimpleName(),
              diagnosis,
              requestFacts()));
    }
  }

  private RequestFacts requestFacts() {
    try {
      return arguments == null ? RequestFacts.NONE : surroundings().requestFacts().apply(arguments);
    } catch (RuntimeException | LinkageError e) {
      return RequestFacts.NONE; // A request of the user's own type may refuse to be read.
    }
  }

  // The walk.

  private Step inward(int from) {
    List<Stage> stages = pipeline.stages();
    for (int i = from; i < stages.size(); i++) {
      Verdict verdict = ask(stages.get(i));
      if (verdict instanceof Verdict.Proceed proceed) {
        if (proceed.arguments() != null) {
          arguments = proceed.arguments();
          Verdict.@Nullable Fail refusal = refusal(i);
          if (refusal != null) {
            return instead(i, failed(refusal.thrown()));
          }
        }
        argumentsInside[i] = arguments;
      } else if (verdict instanceof Verdict.Wait wait) {
        return pause(i, i, new Step.WaitFor(wait.delay()));
      } else if (verdict instanceof Verdict.Await await) {
        return pause(i, i, new Step.AwaitFor(await.stage()));
      } else if (verdict instanceof Verdict.GiveUp end && lastOutcome != null) {
        return endAsBefore(i, end, lastOutcome);
      } else if (verdict instanceof Verdict.Complete complete) {
        return instead(i - 1, new Outcome.Returned(complete.value(), null));
      } else {
        return instead(i - 1, failed(((Verdict.Fail) verdict).thrown()));
      }
    }
    waitingStage = stages.size(); // All stages let the call proceed, so all give back.
    discardLast();
    return Step.Run.RUN;
  }

  /** A stage ends the call before its next attempt: the outcome of the last one stands. */
  private Step endAsBefore(int stage, Verdict.GiveUp end, Outcome last) {
    attempt--;
    giveUp(end.kinds(), end.reason());
    return outward(stage - 1, last);
  }

  /** A stage ends the attempt before it began: the response of the one before is not needed. */
  private Step instead(int from, Outcome outcome) {
    discardLast();
    return outward(from, outcome);
  }

  /** Only now, since a wait that is cut short gives the response to the caller. */
  private void discardLast() {
    if (lastOutcome instanceof Outcome.Returned returned) {
      surroundings().diagnoser().discard(returned.value());
    }
  }

  /** Asks those of the outermost stages that check requests; the first that refuses decides. */
  private Verdict.@Nullable Fail refusal(int outermost) {
    for (Stage stage : pipeline.stages().subList(0, outermost)) {
      if (stage.checksRequest() && ask(stage) instanceof Verdict.Fail fail) {
        return fail;
      }
    }
    return null;
  }

  /** A stage that throws fails the call like one that answers so: those outside still give back. */
  private Verdict ask(Stage stage) {
    try {
      Verdict verdict = stage.before(this);
      boolean early = verdict instanceof Verdict.GiveUp && lastOutcome == null;
      return verdict == null || verdict instanceof Verdict.RunAgain || early
          ? new Verdict.Fail(contractBroken(stage, "before", verdict))
          : verdict;
    } catch (RuntimeException | LinkageError e) {
      return new Verdict.Fail(e);
    }
  }

  /** A stage that throws has no say: the attempt's own outcome stands. */
  private Verdict ask(Stage stage, Outcome outcome) {
    try {
      Verdict verdict = stage.after(this, outcome);
      boolean allowed =
          verdict instanceof Verdict.Proceed
              || verdict instanceof Verdict.RunAgain
              || verdict instanceof Verdict.Complete
              || verdict instanceof Verdict.Fail;
      return !allowed ? new Verdict.Fail(contractBroken(stage, "after", verdict)) : verdict;
    } catch (RuntimeException | LinkageError e) {
      surroundings().events().broken(stage, "The stage %s failed and was passed over", e);
      return Verdict.proceed();
    }
  }

  private Step outward(int from, Outcome outcome) {
    List<Stage> stages = pipeline.stages();
    for (int i = from; i >= 0; i--) {
      Verdict verdict = ask(stages.get(i), outcome);
      if (verdict instanceof Verdict.Complete complete) {
        outcome = new Outcome.Returned(complete.value(), null);
      } else if (verdict instanceof Verdict.Fail fail) {
        outcome = failed(fail.thrown());
      } else if (verdict instanceof Verdict.RunAgain again && !cancelled) {
        return runAgain(i, again, outcome);
      }
    }
    return end(outcome);
  }

  private Step runAgain(int stage, Verdict.RunAgain again, Outcome outcome) {
    lastOutcome = outcome;
    Arrays.fill(states, stage + 1, states.length, null);
    attempt++;
    arguments = again.arguments() != null ? again.arguments() : argumentsInside[stage];
    argumentsInside[stage] = arguments;
    Verdict.@Nullable Fail refusal = again.arguments() == null ? null : refusal(stage + 1);
    if (refusal != null) {
      return instead(stage - 1, failed(refusal.thrown()));
    }
    if (again.delay().compareTo(Duration.ZERO) > 0) {
      return pause(stage, stage + 1, new Step.WaitFor(again.delay()));
    }
    return inward(stage + 1);
  }

  private Step pause(int stage, int resumeAt, Step step) {
    this.waitingStage = stage;
    this.resumeAt = resumeAt;
    return step;
  }

  private Step end(Outcome outcome) {
    ended = true;
    Optional<Diagnosis> failure = outcome.failure();
    if (failure.isPresent()) {
      endFailed(outcome, failure.get());
    } else if (!failures.isEmpty()) {
      emit(new CallEvent.CallRecovered(method(), now(), attempt));
    }
    return outcome instanceof Outcome.Threw threw
        ? new Step.Throw(threw.thrown())
        : new Step.Return(((Outcome.Returned) outcome).value());
  }

  private void endFailed(Outcome outcome, Diagnosis diagnosis) {
    Object failing = failingObject(outcome);
    boolean nothingToAdd = failures.size() == 1 && givenUpKinds.isEmpty() && toldInside(failing);
    if (failures.isEmpty() || nothingToAdd) {
      return;
    }
    String reason = giveUpReason != null ? giveUpReason : diagnosis.sentence();
    if (failures.size() > 1 || diagnosis.kind() != Kind.UNKNOWN) {
      GiveUps.record(
          failing,
          new AttemptHistory(method(), List.copyOf(failures), allGivenUp(failing), reason));
    }
    emit(new CallEvent.CallFailed(method(), now(), failures.size(), diagnosis, reason));
  }

  /** With those given up inside: a history of the same method, deeper down, is replaced. */
  private Set<Kind> allGivenUp(Object failing) {
    Set<Kind> all = new HashSet<>(givenUpKinds);
    all.addAll(GiveUps.since(giveUpsAtEntry, failing));
    return all;
  }

  /**
   * Whether the failure is one that a guarded method inside, or Selvage itself, already told of.
   */
  private boolean toldInside(Object failing) {
    return failing instanceof SelvageException
        || GiveUps.historySince(giveUpsAtEntry, failing).isPresent();
  }

  private Outcome failed(Throwable thrown) {
    return new Outcome.Threw(thrown, surroundings().diagnoser().diagnose(thrown, now()));
  }

  /** The client's own exception, which the caller sees whatever wraps it; or the response. */
  private static Object failingObject(Outcome outcome) {
    return outcome instanceof Outcome.Threw threw
        ? Causes.unwrapped(threw.thrown())
        : Objects.requireNonNull(((Outcome.Returned) outcome).value());
  }

  private Surroundings surroundings() {
    return pipeline.surroundings();
  }

  /** Whether a stage may run the call again by itself. */
  public boolean mayRepeat() {
    return pipeline.mayRepeat();
  }

  /** A client makes a request for the attempt under way, and retries nothing by itself. */
  public void countRequest() {
    requests++;
  }

  /**
   * What tells the provider that the requests of all attempts are one; empty where the first
   * attempt ran before the call was known.
   */
  public Optional<String> idempotencyKey() {
    if (idempotencyKey == null && seenFromTheStart) {
      RandomGenerator random = timing().random();
      idempotencyKey = "selvage-%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
    return Optional.ofNullable(idempotencyKey);
  }

  /** Whether the call has come to its end. */
  public boolean hasEnded() {
    return ended;
  }

  private static IllegalStateException contractBroken(
      Stage stage, String asked, @Nullable Verdict verdict) {
    return new IllegalStateException(
        "The stage %s answered %s to %s(), where that is not allowed"
            .formatted(stage.getClass().getName(), verdict, asked));
  }
}
