package dev.selvage.laws;

import dev.selvage.engine.binding.GuardedMethods.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An annotated method of the fixture as the list of guarded methods should have it.
 *
 * @param className the full name of its class
 * @param method the same, with the method and its parameter types
 * @param reason a part of why it is not woven; empty where it is
 */
public record Listed(String className, String method, String reason) {

  /** All of them, from a file: a line each, with the reason after a colon. */
  public static List<Listed> all() {
    try (InputStream in = Listed.class.getResourceAsStream("listed.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Listed::parse)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The method of a report in the same form: javac's numbers of lambdas differ by version. */
  public static String method(Report report) {
    return report.className()
        + "."
        + report.method().replaceFirst("lambda\\$(\\w+?)\\$[\\w$]+\\(", "lambda\\$$1(");
  }

  private static Listed parse(String line) {
    int colon = line.indexOf(": ");
    String method = "dev.selvage.fixture." + (colon < 0 ? line : line.substring(0, colon));
    String reason = colon < 0 ? "" : line.substring(colon + 2);
    int member =
        method.contains("(")
            ? method.lastIndexOf('.', method.indexOf('('))
            : method.lastIndexOf('.');
    return new Listed(method.substring(0, member), method, reason);
  }
}
