package dev.selvage.laws.kind;

import static dev.selvage.laws.kind.MethodKind.of;

import dev.selvage.fixture.Script;
import dev.selvage.fixture.Unweavable;
import java.util.List;

/** The kinds of annotated method that no weaver can guard, or none yet. */
public final class UnweavableKinds {

  private UnweavableKinds() {}

  /** What a kind's method returns may have to be waited for: see {@link Outcomes}. */
  public static List<MethodKind> all() {
    return List.of(
        of("constructor", (make, s) -> new Unweavable(s).result),
        of("Mono", (make, s) -> made(make).ofMono(s)),
        of("Flow.Publisher", (make, s) -> made(make).ofPublisher(s)),
        of("Stream", (make, s) -> made(make).ofStream(s)),
        of("Future", (make, s) -> made(make).ofFuture(s)),
        of("suspend function", (make, s) -> made(make).suspended(s, null)),
        of("method reference", (make, s) -> Unweavable.reference().ask(s)),
        of("inherited body", (make, s) -> make.make(Unweavable.InheritedBody.class).promised(s)),
        of("uncovered class", (make, s) -> make.make(Unweavable.Uncovered.class, s).toString()));
  }

  /** Has no library, so it cannot even be called. */
  public static MethodKind ofNative() {
    return of("native", (make, s) -> made(make).ofNative(s));
  }

  private static Unweavable made(Maker make) {
    return make.make(Unweavable.class, Script.failing());
  }
}
