package dev.selvage.laws;

import dev.selvage.fixture.FixtureHttpResponse;
import dev.selvage.fixture.Responding;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A response of the JDK's client is read by Selvage's own providers. */
final class HttpLaws {

  private static final String NAME = "a response of the JDK's client that says failure is retried";

  private HttpLaws() {}

  static Stream<Law> of(Door door) {
    return Stream.of(Law.of(NAME, () -> retried(door)));
  }

  private static void retried(Door door) throws Throwable {
    Responding fixture = door.make(Responding.class);
    AtomicInteger attempts = new AtomicInteger();
    Object returned =
        door.call(
            Guard.RETRIES,
            () ->
                fixture.ofJdk(
                    () -> new FixtureHttpResponse(attempts.incrementAndGet() < 3 ? 503 : 200)));
    Expect.equal(200, ((HttpResponse<?>) returned).statusCode(), "status");
    Expect.equal(3, attempts.get(), "attempts");
  }
}
