package dev.selvage.laws;

import dev.selvage.engine.validation.InvalidChatRequestException;
import dev.selvage.fixture.AsyncScript;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Script;
import dev.selvage.fixture.Validated;
import dev.selvage.fixture.Values;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** A chat request that cannot succeed stops the call before the body. */
final class RequestLaws {

  private static final List<String> FAULTS =
      List.of("model", "messages[0].content", "messages[1].role", "max_tokens");

  private final Door door;
  private final Validated fixture;

  private RequestLaws(Door door) {
    this.door = door;
    this.fixture = door.make(Validated.class);
  }

  static Stream<Law> of(Door door) {
    return new RequestLaws(door).laws();
  }

  private Stream<Law> laws() {
    return Stream.of(
        Law.of("an invalid request never runs the body and lists all faults", "alone", this::only),
        Law.of(
            "an invalid request never runs the body and lists all faults",
            "with retries",
            this::retried),
        Law.of(
            "an invalid request never runs the body and lists all faults", "static", this::ofClass),
        Law.of("an invalid request of plain parameters never runs the body", this::parts),
        Law.of("an invalid request never begins an asynchronous body", this::later),
        Law.of("no request at all is an invalid one", this::none),
        Law.of("a valid request runs the body once without retries", this::valid),
        Law.of("a valid request of plain parameters is retried", this::validParts));
  }

  private void only() {
    invalid(Guard.REQUESTS, fixture::only);
  }

  private void retried() {
    invalid(Guard.REQUESTS_AND_RETRIES, fixture::retried);
  }

  private void ofClass() {
    invalid(Guard.REQUESTS_AND_RETRIES, (request, s) -> Validated.ofClass(1, request, s));
  }

  private interface Method {
    Object call(Map<String, ?> request, Script script);
  }

  private void invalid(Guard guard, Method method) {
    Script script = Script.failing();
    Map<String, ?> request = Validated.invalidRequest();
    lists(
        FAULTS,
        Expect.thrown(() -> door.call(guard, request, changed -> method.call(changed, script))));
    Expect.attempts(0, script);
  }

  private static void lists(List<String> faults, Throwable thrown) {
    if (!(thrown instanceof InvalidChatRequestException invalid)) {
      throw new AssertionError("it threw something else", thrown);
    }
    Expect.equal(faults, invalid.violations().stream().map(v -> v.path()).toList(), "faults");
  }

  private void parts() {
    Script script = Script.failing();
    lists(
        List.of("model", "messages", "max_tokens"),
        Expect.thrown(() -> fixture.parts("another-model", List.of(), 0, script)));
    Expect.attempts(0, script);
  }

  private void later() throws Throwable {
    Script script = Script.failing();
    AsyncScript async = new AsyncScript(AsyncScript.When.LATER, script);
    CompletionStage<?> stage =
        door.callAsync(
            Guard.REQUESTS_AND_RETRIES,
            Validated.invalidRequest(),
            request -> fixture.later(request, async));
    lists(FAULTS, Await.failure(stage));
    Expect.attempts(0, script);
  }

  private void none() {
    Script script = Script.failing();
    lists(
        List.of("request"),
        Expect.thrown(
            () -> door.call(Guard.REQUESTS, null, request -> fixture.only(request, script))));
    Expect.attempts(0, script);
  }

  private void valid() {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Throwable thrown =
        Expect.thrown(
            () ->
                door.call(
                    Guard.REQUESTS,
                    Validated.validRequest(),
                    request -> fixture.only(request, script)));
    Expect.same(script.lastThrown(), thrown, "failure");
    Expect.attempts(1, script);
  }

  private void validParts() {
    Script script = Script.failing(FixtureFailure.rateLimited());
    List<Map<String, String>> said = List.of(Map.of("role", "user", "content", "hello"));
    Expect.equal(
        Script.RESULT, fixture.parts(Values.MODEL, said, Values.MOST_TOKENS, script), "result");
    Expect.attempts(2, script);
  }
}
