package dev.selvage.laws.app;

import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Script;
import dev.selvage.laws.kind.Maker;
import dev.selvage.laws.kind.MethodKind;
import dev.selvage.laws.kind.MethodKinds;
import java.io.File;
import java.util.List;

/**
 * An application of annotated methods that nobody weaves: each runs as it was written. Links to
 * nothing of Selvage. Takes the names of classes to load, in one text.
 */
public final class UnguardedApp {

  private UnguardedApp() {}

  public static void main(String[] arguments) throws ClassNotFoundException {
    List<MethodKind> kinds = MethodKinds.all();
    kinds.forEach(UnguardedApp::tell);
    System.out.println("LAWS " + kinds.size());
    for (String name : arguments[0].split(File.pathSeparator)) {
      Class.forName(name, false, UnguardedApp.class.getClassLoader());
    }
  }

  private static void tell(MethodKind kind) {
    String line = "what is not woven runs as it was written [" + kind.name() + "]";
    String problem = problem(kind);
    System.out.println(problem.isEmpty() ? "PASS " + line : "FAIL " + line + ": " + problem);
  }

  private static String problem(MethodKind kind) {
    FixtureFailure failure = FixtureFailure.rateLimited();
    Script script = Script.alwaysFailing(() -> failure);
    try {
      return "it returned " + kind.call().on(new Maker() {}, script);
    } catch (Throwable thrown) {
      boolean untouched = thrown == failure && thrown.getSuppressed().length == 0;
      return untouched && script.attempts() == 1 ? "" : script.attempts() + " attempts, " + thrown;
    }
  }
}
