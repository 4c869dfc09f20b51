package dev.selvage.laws.app;

import dev.selvage.laws.launch.Attaching;
import java.util.Arrays;

/**
 * An application that loads and calls all of its annotated methods while nobody guards them; only
 * then the agent comes. Takes the names of classes to load, in one text, and then what {@link
 * Attaching} takes.
 */
public final class LateApp {

  private LateApp() {}

  public static void main(String[] arguments) throws Exception {
    UnguardedApp.main(new String[] {arguments[0]});
    Attaching.main(Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
