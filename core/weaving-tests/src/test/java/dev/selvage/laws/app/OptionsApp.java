package dev.selvage.laws.app;

import dev.selvage.fixture.Faulty;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Modifiers;
import dev.selvage.fixture.Script;
import dev.selvage.fixture.Validated;

/** Calls three guarded methods that fail once, and tells how many attempts each took. */
public final class OptionsApp {

  private OptionsApp() {}

  private interface Method {
    Object call(Script script);
  }

  public static void main(String[] arguments) {
    tell("Modifiers", script -> new Modifiers().open(script));
    tell("Validated", script -> new Validated().retried(Validated.validRequest(), script));
    tell("Faulty", script -> new Faulty().ask(script));
  }

  private static void tell(String name, Method method) {
    Script script = Script.failing(FixtureFailure.rateLimited());
    String result;
    try {
      result = String.valueOf(method.call(script));
    } catch (RuntimeException e) {
      result = e.getClass().getSimpleName();
    }
    System.out.println(name + ": " + script.attempts() + " attempts, " + result);
  }
}
