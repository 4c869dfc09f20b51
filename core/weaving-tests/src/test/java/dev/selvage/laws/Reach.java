package dev.selvage.laws;

import dev.selvage.fixture.AsyncScript;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Script;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import dev.selvage.laws.kind.AsyncKinds;
import dev.selvage.laws.kind.AsyncKinds.AsyncKind;
import dev.selvage.laws.kind.MethodKind;
import dev.selvage.laws.kind.MethodKinds;
import dev.selvage.laws.kind.Outcomes;
import dev.selvage.laws.kind.UnweavableKinds;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a door makes of each kind of method, seen by a call whose body fails for ever. */
public final class Reach {

  private static final Set<Class<?>> HELPERS =
      Set.of(Script.class, AsyncScript.class, FixtureFailure.class);

  private static final String UNWEAVABLE = "dev.selvage.fixture.Unweavable";

  /** Where what is annotated is not the body that fails. */
  private static final Map<String, String> MEMBERS =
      Map.of(
          "Mono", UNWEAVABLE + ".ofMono",
          "Flow.Publisher", UNWEAVABLE + ".ofPublisher",
          "Stream", UNWEAVABLE + ".ofStream",
          "Future", UNWEAVABLE + ".ofFuture",
          "suspend function", UNWEAVABLE + ".suspended",
          "method reference", UNWEAVABLE + ".<class>",
          "inherited body", UNWEAVABLE + "$InheritedBody.promised",
          "uncovered class", UNWEAVABLE + "$Uncovered.<class>");

  private final Door door;

  private Reach(Door door) {
    this.door = door;
  }

  /**
   * What was seen of one kind.
   *
   * @param attempts how often the body ran; none where it cannot run
   * @param member the method whose body it was, after its class and a dot
   * @param caller the file and the line that called it
   */
  public record Seen(String kind, int attempts, String member, String caller) {

    private static final String WORD = "REACH ";

    boolean isGuarded() {
      return attempts > 1;
    }

    @Override
    public String toString() {
      return WORD + String.join("\t", kind, String.valueOf(attempts), member, caller);
    }

    /** Those among the lines that a JVM wrote. */
    public static List<Seen> among(List<String> lines) {
      return lines.stream().filter(line -> line.startsWith(WORD)).map(Seen::parse).toList();
    }

    private static Seen parse(String line) {
      String[] parts = line.substring(WORD.length()).split("\t", -1);
      return new Seen(parts[0], Integer.parseInt(parts[1]), parts[2], parts[3]);
    }
  }

  /** Calls each kind once. */
  static List<Seen> of(Door door) {
    Reach reach = new Reach(door);
    return Stream.of(
            MethodKinds.all().stream().map(reach::see),
            AsyncKinds.all().stream().map(reach::see),
            UnweavableKinds.all().stream().map(reach::see),
            Stream.of(reach.see(UnweavableKinds.ofNative())))
        .flatMap(seen -> seen)
        .toList();
  }

  /** Prints a line for each, and one for each thing that the door says. */
  static void tell(List<Seen> seen, Door door, PrintStream out) {
    seen.forEach(out::println);
    door.said().forEach(line -> out.println("SAID " + line.replaceAll("\\s+", " ")));
  }

  private Seen see(MethodKind kind) {
    return see(
        kind.name(),
        script -> Outcomes.of(door.call(Guard.RETRIES, () -> kind.call().on(door, script))));
  }

  private Seen see(AsyncKind kind) {
    return see(
        kind.name(),
        script -> {
          AsyncScript async = new AsyncScript(AsyncScript.When.AT_ONCE, script);
          return Await.result(door.callAsync(Guard.RETRIES, () -> kind.call().on(door, async)));
        });
  }

  private interface Call {
    Object with(Script script) throws Throwable;
  }

  private static Seen see(String kind, Call call) {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Throwable thrown = Expect.thrown(() -> call.with(script));
    Throwable failure = script.attempts() == 0 ? thrown : script.lastThrown();
    String member = MEMBERS.getOrDefault(kind, frame(failure, Reach::isBody, Reach::member));
    String caller =
        frame(failure, Reach::isCaller, frame -> frame.getFileName() + ":" + frame.getLineNumber());
    return new Seen(kind, script.attempts(), member, caller);
  }

  private interface Telling {
    String of(StackTraceElement frame);
  }

  private static String frame(
      Throwable failure, Predicate<StackTraceElement> fits, Telling telling) {
    return Stream.of(failure.getStackTrace()).filter(fits).map(telling::of).findFirst().orElse("");
  }

  private static boolean isBody(StackTraceElement frame) {
    return frame.getClassName().startsWith("dev.selvage.fixture.")
        && HELPERS.stream().noneMatch(type -> frame.getClassName().equals(type.getName()));
  }

  private static boolean isCaller(StackTraceElement frame) {
    return frame.getClassName().startsWith("dev.selvage.laws.kind.");
  }

  /** AspectJ moves bodies aside, and javac numbers those of lambdas. */
  private static String member(StackTraceElement frame) {
    String method =
        frame
            .getMethodName()
            .replaceFirst("_aroundBody\\d+$", "")
            .replaceFirst("^lambda\\$(\\w+?)\\$[\\w$]+$", "lambda\\$$1");
    return frame.getClassName() + "." + method;
  }
}
