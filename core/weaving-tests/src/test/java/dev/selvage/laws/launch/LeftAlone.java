package dev.selvage.laws.launch;

import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.laws.Listed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Launches an application that the agent cannot weave, and then asks the agent's engine for the
 * reports. Takes a part of the reason that each must give, and then what {@link Launcher} takes.
 */
public final class LeftAlone {

  private LeftAlone() {}

  public static void main(String[] arguments) throws Exception {
    Launcher.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    List<Listed> all = Listed.all();
    all.forEach(listed -> tell(listed, arguments[0]));
    System.out.println("LAWS " + all.size());
  }

  private static void tell(Listed listed, String reason) {
    String expected = listed.reason().isEmpty() ? reason : listed.reason();
    Optional<Report> report =
        Selvage.guardedMethods().stream()
            .filter(r -> listed.method().equals(Listed.method(r)))
            .findFirst();
    boolean told = report.filter(r -> !r.woven() && r.reason().contains(expected)).isPresent();
    System.out.println(
        (told ? "PASS" : "FAIL")
            + " is listed as not woven, and why ["
            + listed.method()
            + "]"
            + (told ? "" : ": " + report));
  }
}
