package dev.selvage.laws.app;

import static dev.selvage.BackoffLaw.FIXED;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.fixture.Ask;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Modifiers;
import dev.selvage.fixture.Script;
import dev.selvage.laws.Law;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.StackWalker.StackFrame;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An application that looks at its own stack, serialises its woven classes and makes classes that
 * no agent sees. Prints a line for each law, and the serialised object. Takes an object that a JVM
 * without the agent serialised, in Base64.
 */
public final class OddApp {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** What each attempt saw below it. */
  private final List<List<String>> stacks = new ArrayList<>();

  private OddApp() {}

  public static void main(String[] arguments) {
    List<Law> laws =
        List.of(
            new Law("a stack walker sees the method once in each attempt", "", OddApp::walks),
            new Law("a stack trace has the method once in each attempt", "", OddApp::traces),
            new Law("what asks for its caller still finds the class", "", OddApp::callers),
            new Law("what was serialised unwoven is read woven", "", () -> read(arguments[0])),
            new Law("a hidden class runs as it was written", "", OddApp::hidden),
            new Law("a proxy runs as it was written", "", OddApp::proxy));
    laws.forEach(OddApp::tell);
    System.out.println("LAWS " + laws.size());
  }

  private static void tell(Law law) {
    try {
      law.check().hold();
      System.out.println("PASS " + law);
    } catch (Throwable e) {
      System.out.println("FAIL " + law + ": " + e);
    }
  }

  @RetryOnRateLimit(maxAttempts = 3, backoff = FIXED, initialDelay = "0s")
  private String walk(Script script) {
    stacks.add(WALKER.walk(frames -> frames.limit(2).map(StackFrame::getMethodName).toList()));
    return script.run();
  }

  private static void walks() {
    OddApp app = new OddApp();
    app.walk(failingTwice());
    same(3, app.stacks.size());
    app.stacks.forEach(stack -> same(List.of("walk", "walks"), stack));
    OddApp successful = new OddApp();
    successful.walk(Script.failing());
    same(List.of(List.of("walk", "walks")), successful.stacks);
  }

  private static void traces() {
    List<FixtureFailure> failures = new ArrayList<>();
    Script script =
        Script.of(
            attempt -> {
              failures.add(FixtureFailure.rateLimited());
              return attempt < 3 ? failures.get(attempt - 1) : null;
            });
    new OddApp().walk(script);
    for (FixtureFailure failure : failures) {
      List<String> own =
          Stream.of(failure.getStackTrace())
              .filter(frame -> frame.getClassName().equals(OddApp.class.getName()))
              .map(StackTraceElement::getMethodName)
              .filter(name -> !name.startsWith("lambda"))
              .toList();
      same(List.of("walk", "traces", "tell", "main"), own);
      boolean isAlone =
          Arrays.stream(failure.getStackTrace())
              .noneMatch(frame -> frame.getClassName().startsWith("dev.selvage.engine"));
      same(true, isAlone);
    }
  }

  @RetryOnRateLimit(maxAttempts = 3, backoff = FIXED, initialDelay = "0s")
  private static List<Object> askForCaller(Script script) throws ClassNotFoundException {
    script.run();
    return List.of(
        MethodHandles.lookup().lookupClass(),
        Class.forName("dev.selvage.laws.app.OddApp"),
        Callee.caller());
  }

  private static final class Callee {
    static Class<?> caller() {
      return WALKER.getCallerClass();
    }
  }

  private static void callers() throws Exception {
    same(List.of(OddApp.class, OddApp.class, OddApp.class), askForCaller(failingTwice()));
  }

  /** Tells what a woven class serialises to, too. */
  private static void read(String serialised) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(serialised);
    Modifiers object =
        (Modifiers) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
    same(2, object.calls());
    object.callHidden(failingTwice());
    same(5, object.calls());
    System.out.println("SERIALISED " + serialise(object));
  }

  /** In Base64. */
  public static String serialise(Object object) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(object);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  /** Defined hidden. The JVM shows such classes to no agent. */
  static final class Hidden implements Ask {
    @Override
    public String ask(Script script) {
      return script.run();
    }
  }

  private static void hidden() throws Exception {
    byte[] file;
    try (InputStream in = OddApp.class.getResourceAsStream("OddApp$Hidden.class")) {
      file = in.readAllBytes();
    }
    Class<?> hidden = MethodHandles.lookup().defineHiddenClass(file, true).lookupClass();
    same(true, hidden.isHidden());
    runsAsWritten((Ask) hidden.getDeclaredConstructor().newInstance());
  }

  private static void proxy() {
    runsAsWritten(
        (Ask)
            Proxy.newProxyInstance(
                OddApp.class.getClassLoader(),
                new Class<?>[] {Ask.class},
                (proxy, method, given) -> ((Script) given[0]).run()));
  }

  private static void runsAsWritten(Ask ask) {
    Script script = failingTwice();
    try {
      ask.ask(script);
      throw new AssertionError("it was retried");
    } catch (FixtureFailure e) {
      same(1, script.attempts());
      same(0, e.getSuppressed().length);
    }
  }

  private static Script failingTwice() {
    return Script.failing(FixtureFailure.rateLimited(), FixtureFailure.rateLimited());
  }

  private static void same(Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError("expected " + expected + " but was " + actual);
    }
  }
}
