package dev.selvage.weaver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the bodies of the fixture saw, in order; one for all copies of the fixture's class. */
public final class Seen {

  static final List<String> ARGUMENTS = new ArrayList<>();

  private Seen() {}

  public static void note(Object... arguments) {
    ARGUMENTS.add(Arrays.deepToString(arguments));
  }

  public static int count() {
    return ARGUMENTS.size();
  }

  public static void failTwice() {
    if (count() < 3) {
      throw new IllegalStateException("attempt " + count());
    }
  }
}
