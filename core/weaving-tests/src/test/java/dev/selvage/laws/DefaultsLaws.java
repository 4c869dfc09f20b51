package dev.selvage.laws;

import dev.selvage.fixture.AsyncScript;
import dev.selvage.fixture.Completed;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Script;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What a chat request leaves out is in the request that the body sees, in each attempt. */
final class DefaultsLaws {

  private final Door door;
  private final Completed fixture;
  private final List<Object> seen = new CopyOnWriteArrayList<>();

  private DefaultsLaws(Door door) {
    this.door = door;
    this.fixture = door.make(Completed.class);
  }

  static Stream<Law> of(Door door) {
    return new DefaultsLaws(door).laws();
  }

  private Stream<Law> laws() {
    return Stream.of(
        Law.of("a body sees the completed request in each attempt", "instance", this::instance),
        Law.of("a body sees the completed request in each attempt", "static", this::ofClass),
        Law.of("an asynchronous body sees the completed request in each attempt", this::later),
        Law.of("a request that leaves nothing out stays the very object", this::whole),
        Law.of("a request that leaves nothing out stays the very object, later", this::wholeLater));
  }

  private interface Method {
    Object call(Map<String, ?> request, Script script);
  }

  private void instance() throws Throwable {
    completes((request, script) -> fixture.ask(request, seen, script));
  }

  private void ofClass() throws Throwable {
    completes((request, script) -> Completed.ofClass(1, request, 0.5, seen, script));
  }

  private void completes(Method method) throws Throwable {
    seen.clear();
    Script script = Script.failing(FixtureFailure.rateLimited(), FixtureFailure.rateLimited());
    door.call(Guard.DEFAULTS, Completed.barest(), request -> method.call(request, script));
    Expect.attempts(3, script);
    seenThrice();
  }

  private void seenThrice() {
    Object first = seen.get(0);
    Expect.equal(Completed.whole(), first, "request");
    Expect.equal(3, seen.size(), "requests");
    seen.forEach(request -> Expect.same(first, request, "request of a later attempt"));
  }

  private void later() throws Throwable {
    seen.clear();
    Script script = Script.failing(FixtureFailure.rateLimited(), FixtureFailure.rateLimited());
    AsyncScript async = new AsyncScript(AsyncScript.When.LATER, script);
    CompletionStage<?> stage =
        door.callAsync(
            Guard.DEFAULTS, Completed.barest(), request -> fixture.later(request, seen, async));
    Expect.equal(Script.RESULT, Await.result(stage), "result");
    seenThrice();
  }

  private void whole() throws Throwable {
    seen.clear();
    Map<String, ?> request = Completed.whole();
    Script script = Script.failing(FixtureFailure.rateLimited());
    door.call(Guard.DEFAULTS, request, changed -> fixture.ask(changed, seen, script));
    Expect.equal(2, seen.size(), "requests");
    seen.forEach(each -> Expect.same(request, each, "request"));
  }

  private void wholeLater() throws Throwable {
    seen.clear();
    Map<String, ?> request = Completed.whole();
    AsyncScript async = new AsyncScript(AsyncScript.When.LATER, Script.failing());
    CompletionStage<?> stage =
        door.callAsync(Guard.DEFAULTS, request, changed -> fixture.later(changed, seen, async));
    Expect.equal(Script.RESULT, Await.result(stage), "result");
    Expect.same(request, seen.get(0), "request");
  }
}
