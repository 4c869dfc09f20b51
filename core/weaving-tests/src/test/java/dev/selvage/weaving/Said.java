package dev.selvage.weaving;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a forked JVM said.
 *
 * @param exit its exit code; negative where it had to be ended
 * @param out the lines of its standard output
 * @param err the lines of its standard error
 * @param weaving the lines that were said when its classes were woven, before it began
 */
record Said(int exit, List<String> out, List<String> err, List<String> weaving) {

  /** A law that was run. */
  record Verdict(String word, String law, String text) {
    static Verdict parse(String line) {
      int space = line.indexOf(' ');
      int text = line.indexOf("]: ") >= 0 ? line.indexOf("]: ") + 1 : line.indexOf(": ");
      boolean has = text > 0 && !line.startsWith("PASS");
      return new Verdict(
          line.substring(0, space),
          line.substring(space + 1, has ? text : line.length()),
          has ? line.substring(text + 2) : "");
    }
  }

  Stream<Verdict> verdicts() {
    return out.stream().filter(line -> line.matches("(PASS|FAIL|EXEMPT) .*")).map(Verdict::parse);
  }

  /** How many laws it says there are. */
  int laws() {
    return out.stream()
        .filter(line -> line.startsWith("LAWS "))
        .mapToInt(line -> Integer.parseInt(line.substring(5)))
        .sum();
  }

  /** The agent's lines, without what they all begin with. */
  List<String> agentLines() {
    return err.stream()
        .filter(line -> line.startsWith("[selvage] "))
        .map(line -> line.substring("[selvage] ".length()))
        .toList();
  }

  /**
   * The lines on standard error that neither Selvage nor the application's logging wrote, and not
   * AspectJ at Selvage's word.
   */
  List<String> strangeLines() {
    return err.stream()
        .filter(line -> !line.startsWith("[selvage] ") && !line.startsWith(Fork.LOG_LINE))
        .filter(line -> !isOfAspect(line) && !line.startsWith("\tsee also: dev/selvage/aspectj/"))
        .toList();
  }

  /** A warning that AspectJ's agent tells, where the aspect has it so. */
  private static boolean isOfAspect(String line) {
    return line.matches("\\[\\S+@\\S+] warning at dev/selvage/\\S+:\\d+::0 \".*");
  }

  /** What was said of methods that are not guarded, before and while it ran. */
  Stream<String> ofMethods() {
    return Stream.of(
            weaving.stream(),
            err.stream().filter(Said::isOfAspect),
            out.stream().filter(line -> line.startsWith("SAID ")))
        .flatMap(lines -> lines);
  }
}
