package dev.selvage.laws;

import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.GuardedMethods.Report;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Every annotated method is listed, woven or not, and why not. */
final class ReportLaws {

  private static final String FIXTURE = "dev.selvage.fixture.";

  private ReportLaws() {}

  static Stream<Law> of() {
    List<Listed> expected = Listed.all();
    return Stream.concat(
        expected.stream().map(ReportLaws::law),
        Stream.of(
            Law.of("the list names nothing that carries no annotation", ReportLaws::noOthers),
            Law.of("a synchronized method is listed with a word of warning", ReportLaws::monitor),
            Law.of("the list is read through JMX", ReportLaws::jmx)));
  }

  private static Law law(Listed expected) {
    return Law.of(
        expected.reason().isEmpty() ? "is listed as woven" : "is listed as not woven, and why",
        expected.method(),
        () -> {
          Class<?> unused = ShapeLaws.load(expected.className());
          Report report = report(expected);
          Expect.equal(expected.reason().isEmpty(), report.woven(), "woven");
          Expect.that(report.reason().contains(expected.reason()), report.toString());
        });
  }

  private static Report report(Listed expected) {
    return Selvage.guardedMethods().stream()
        .filter(report -> expected.method().equals(Listed.method(report)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("it is not listed"));
  }

  private static void noOthers() {
    Set<String> expected = Listed.all().stream().map(Listed::method).collect(Collectors.toSet());
    List<String> others =
        Selvage.guardedMethods().stream()
            .map(Listed::method)
            .filter(name -> name.startsWith(FIXTURE) && !expected.contains(name))
            .toList();
    Expect.equal(List.of(), others, "others");
  }

  private static void monitor() {
    String locked = FIXTURE + "Modifiers.locked(Script)";
    Report report = report(new Listed(FIXTURE + "Modifiers", locked, ""));
    Expect.that(report.reason().contains("monitor"), report.toString());
  }

  private static void jmx() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("dev.selvage:type=GuardedMethods");
    Await.until(() -> server.isRegistered(name), "the bean is registered");
    String[] lines = (String[]) server.getAttribute(name, "GuardedMethods");
    String open = "woven " + FIXTURE + "Modifiers.open(Script)";
    Expect.that(
        Arrays.stream(lines).anyMatch(line -> line.startsWith(open)), Arrays.toString(lines));
  }
}
