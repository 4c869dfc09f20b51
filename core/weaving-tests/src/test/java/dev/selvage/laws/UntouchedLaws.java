package dev.selvage.laws;

import dev.selvage.fixture.Family;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Lambdas;
import dev.selvage.fixture.Script;
import dev.selvage.fixture.Unguarded;
import dev.selvage.fixture.WholeClass;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.kind.Outcomes;
import dev.selvage.laws.kind.UnweavableKinds;
import java.util.stream.Stream;

/** What carries no annotation, or cannot be guarded, runs as it was written. */
final class UntouchedLaws {

  private static final String UNGUARDED = "what is not annotated runs as it was written";
  private static final String UNWEAVABLE = "what cannot be guarded runs as it was written";

  private UntouchedLaws() {}

  static Stream<Law> of(Door door) {
    return Stream.concat(unguarded(door), unweavable(door));
  }

  private interface Method {
    Object call(Script script) throws Throwable;
  }

  private static Stream<Law> unguarded(Door door) {
    return Stream.of(
        law(UNGUARDED, "method", s -> door.make(Unguarded.class).ask(s)),
        law(UNGUARDED, "static method", Unguarded::ofClass),
        law(UNGUARDED, "override of a guarded method", s -> door.make(Family.Plain.class).ask(s)),
        law(UNGUARDED, "lambda", s -> Lambdas.unguarded().apply(s)),
        law(UNGUARDED, "toString of a whole class", s -> door.make(WholeClass.class, s).toString()),
        law(UNGUARDED, "hashCode of a whole class", s -> door.make(WholeClass.class, s).hashCode()),
        law(UNGUARDED, "equals of a whole class", s -> door.make(WholeClass.class, s).equals("")),
        law(UNGUARDED, "private method of a whole class", s -> hidden(door, s)));
  }

  private static Object hidden(Door door, Script script) {
    return WholeClass.Access.hidden(door.make(WholeClass.class, script), script);
  }

  private static Stream<Law> unweavable(Door door) {
    return UnweavableKinds.all().stream()
        .map(kind -> law(UNWEAVABLE, kind.name(), s -> Outcomes.of(kind.call().on(door, s))));
  }

  private static Law law(String name, String subject, Method method) {
    return Law.of(
        name,
        subject,
        () -> {
          FixtureFailure failure = FixtureFailure.rateLimited();
          Script failing = Script.alwaysFailing(() -> failure);
          Expect.same(failure, Expect.thrown(() -> method.call(failing)), "failure");
          Expect.attempts(1, failing);
          Expect.equal(0, failure.getSuppressed().length, "suppressed exceptions");
          Script succeeding = Script.failing();
          method.call(succeeding);
          Expect.attempts(1, succeeding);
        });
  }
}
