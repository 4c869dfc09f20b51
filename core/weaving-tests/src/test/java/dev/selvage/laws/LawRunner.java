package dev.selvage.laws;

import dev.selvage.laws.Reach.Seen;
import dev.selvage.laws.door.Door;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs all laws under one door and prints a line for each: {@code PASS law [kind]}, {@code FAIL law
 * [kind]: text}, or {@code EXEMPT law [kind]: why}; then how many there are, and last what was seen
 * of the door's reach.
 */
public final class LawRunner {

  private final Door door;
  private final PrintStream out;
  private final List<Seen> reach;

  private LawRunner(Door door, PrintStream out) {
    this.door = door;
    this.out = out;
    this.reach = Reach.of(door);
  }

  /** Takes the name of the door's class. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Class<?> door = Class.forName(arguments[0], true, LawRunner.class.getClassLoader());
    new LawRunner((Door) door.getConstructor().newInstance(), System.out).run();
  }

  private void run() {
    List<Law> laws = Laws.of(door);
    Map<String, String> exemptions = new TreeMap<>(door.exemptions());
    exemptions.forEach((name, why) -> exempt(laws, name, why));
    List<Law> others =
        laws.stream().filter(law -> exemptions.keySet().stream().noneMatch(law::isCalled)).toList();
    others.forEach(this::run);
    out.println("LAWS " + (exemptions.size() + others.size()));
    Reach.tell(reach, door, out);
  }

  /** Told once, however many subjects the law has; an exemption from no law is a mistake. */
  private void exempt(List<Law> laws, String name, String why) {
    boolean known = laws.stream().anyMatch(law -> law.isCalled(name));
    out.println((known ? "EXEMPT " : "FAIL no such law: ") + name + ": " + why);
  }

  private void run(Law law) {
    Optional<String> exemption = exemption(law);
    if (exemption.isPresent()) {
      out.println("EXEMPT " + law + ": " + exemption.get());
      return;
    }
    try {
      law.check().hold();
      out.println("PASS " + law);
    } catch (Throwable failure) {
      out.println("FAIL " + law + ": " + failure.toString().replaceAll("\\s+", " "));
      failure.printStackTrace();
    }
  }

  /** Of a law on a kind that the door is seen not to guard, be it told by its name or its body. */
  private Optional<String> exemption(Law law) {
    String kind = law.subject().split(" / ")[0];
    String unreached = door.unreached().get(kind);
    if (unreached != null || door.reachesAll()) {
      return Optional.ofNullable(unreached);
    }
    String member = law.subject().split("\\(")[0];
    return reach.stream()
        .filter(seen -> !seen.isGuarded())
        .filter(seen -> seen.kind().equals(kind) || seen.member().equals(member))
        .findFirst()
        .map(seen -> "the door does not guard " + seen.kind());
  }
}
