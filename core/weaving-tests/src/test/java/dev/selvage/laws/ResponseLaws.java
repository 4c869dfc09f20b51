package dev.selvage.laws;

import static dev.selvage.fixture.Values.SERVER_ERROR;

import dev.selvage.fixture.FixtureResponse;
import dev.selvage.fixture.Responding;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import java.util.List;
import java.util.stream.Stream;

/** A returned response whose status says failure is a failure. */
final class ResponseLaws {

  private final Door door;
  private final String kind;
  private final Method method;

  private interface Method {
    Object call(Responding fixture, FixtureResponse.Server server);
  }

  private ResponseLaws(Door door, String kind, Method method) {
    this.door = door;
    this.kind = kind;
    this.method = method;
  }

  static Stream<Law> of(Door door) {
    return Stream.of(
            new ResponseLaws(door, "declared type", Responding::declared),
            new ResponseLaws(door, "Object", Responding::undeclared))
        .flatMap(ResponseLaws::laws);
  }

  private Stream<Law> laws() {
    return Stream.of(
        Law.of("a response that says success is returned untouched", kind, this::success),
        Law.of("a response that says failure is retried, and closed", kind, this::retried),
        Law.of("the last response is returned, open, after all attempts", kind, this::givenUp),
        Law.of("a response that waiting does not help is returned", kind, this::notRetried));
  }

  private Object call(FixtureResponse.Server server) throws Throwable {
    Responding fixture = door.make(Responding.class);
    return door.call(Guard.RETRIES, () -> method.call(fixture, server));
  }

  private void success() throws Throwable {
    returnsLastOf(new FixtureResponse.Server(200), 1);
  }

  private void retried() throws Throwable {
    returnsLastOf(new FixtureResponse.Server(503, 500, 200), 3);
  }

  private void givenUp() throws Throwable {
    returnsLastOf(new FixtureResponse.Server(503), SERVER_ERROR);
  }

  private void notRetried() throws Throwable {
    returnsLastOf(new FixtureResponse.Server(401, 200), 1);
  }

  private void returnsLastOf(FixtureResponse.Server server, int attempts) throws Throwable {
    Object returned = call(server);
    List<FixtureResponse> given = server.given();
    Expect.equal(attempts, given.size(), "attempts");
    Expect.same(given.get(attempts - 1), returned, "response");
    for (int i = 0; i < attempts; i++) {
      Expect.equal(i < attempts - 1, given.get(i).isClosed(), "response " + i + " closed");
    }
  }
}
