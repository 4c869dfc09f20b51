package dev.selvage.laws;

import static dev.selvage.fixture.Values.RATE_LIMITED;

import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.event.CallEvent;
import dev.selvage.fixture.Async;
import dev.selvage.fixture.AsyncScript;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Modifiers;
import dev.selvage.fixture.Script;
import dev.selvage.fixture.Validated;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each thing that happens to a call is told once: whatever weaves, one guard acts. */
final class EventLaws {

  private static final String FAILED = "AttemptFailed";
  private static final String RETRY = "RetryScheduled";

  private final Door door;

  private EventLaws(Door door) {
    this.door = door;
  }

  static Stream<Law> of(Door door) {
    return new EventLaws(door).laws();
  }

  private interface Call {
    void with(Script script) throws Throwable;
  }

  private Stream<Law> laws() {
    return Stream.of(
            law("public", s -> door.call(Guard.RETRIES, () -> modifiers().open(s))),
            law("private", s -> door.call(Guard.RETRIES, () -> modifiers().callHidden(s))),
            law("static", s -> door.call(Guard.RETRIES, () -> Modifiers.ofClass(s))),
            law("validated too", this::validated),
            law("CompletableFuture", this::later))
        .flatMap(laws -> laws);
  }

  private Modifiers modifiers() {
    return door.make(Modifiers.class);
  }

  private void validated(Script script) throws Throwable {
    Validated fixture = door.make(Validated.class);
    door.call(
        Guard.REQUESTS_AND_RETRIES,
        Validated.validRequest(),
        request -> fixture.retried(request, script));
  }

  private void later(Script script) throws Throwable {
    AsyncScript async = new AsyncScript(AsyncScript.When.AT_ONCE, script);
    Await.result(door.callAsync(Guard.RETRIES, () -> door.make(Async.class).future(async)));
  }

  private static Stream<Law> law(String kind, Call call) {
    return Stream.of(
        Law.of("a call that recovers is told once", kind, () -> recovers(call)),
        Law.of("a call that fails is told once", kind, () -> fails(call)));
  }

  private static void recovers(Call call) throws Throwable {
    List<String> told = new CopyOnWriteArrayList<>();
    try (SelvageBinding binding = listening(told)) {
      call.with(Script.failing(FixtureFailure.rateLimited()));
    }
    Expect.equal(List.of(FAILED, RETRY, "CallRecovered"), told, "events");
  }

  private static void fails(Call call) {
    List<String> told = new CopyOnWriteArrayList<>();
    try (SelvageBinding binding = listening(told)) {
      Expect.thrown(() -> call.with(Script.alwaysFailing(FixtureFailure::rateLimited)));
    }
    List<String> expected =
        Stream.concat(
                Collections.nCopies(RATE_LIMITED - 1, List.of(FAILED, RETRY)).stream(),
                Stream.of(List.of(FAILED, "CallFailed")))
            .flatMap(List::stream)
            .collect(Collectors.toList());
    Expect.equal(expected, told, "events");
  }

  private static SelvageBinding listening(List<String> told) {
    SelvageBinding.Builder binding = SelvageBinding.builder(EventLaws.class).withoutPolicies();
    return binding.listener(event -> told.add(kindOf(event))).install();
  }

  private static String kindOf(CallEvent event) {
    return event.getClass().getSimpleName();
  }
}
