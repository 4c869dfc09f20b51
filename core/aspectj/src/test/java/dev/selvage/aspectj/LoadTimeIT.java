package dev.selvage.aspectj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.binding.GuardedMethods;
import java.io.ObjectStreamClass;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs in a JVM of its own with AspectJ's load-time weaver. */
class LoadTimeIT {

  @Test
  void guardsEachKindThatAspectJReachesAndStandsAroundItOnce() {
    Map<String, String> seen = new Kinds().get();

    assertThat(seen).containsExactlyEntriesOf(Expected.of(seen.keySet()));
  }

  @Test
  void listsWhatRanAndWhatCannotBeGuarded() {
    new Kinds().get();

    assertThat(GuardedMethods.list())
        .extracting(Object::toString)
        .contains(
            "woven dev.selvage.aspectj.Kinds$Direct.wide(int, long, double): by AspectJ",
            "woven dev.selvage.aspectj.Kinds$Direct.varargs(String, String[]): by AspectJ")
        .anyMatch(line -> line.startsWith("NOT woven dev.selvage.aspectj.Kinds$Direct.future()"))
        .noneMatch(line -> line.contains("ExtendsType.concrete"));
  }

  @Test
  void keepsTheSerialVersionOfAClassThatDeclaresNone() {
    assertThat(ObjectStreamClass.lookup(Kinds.Serial.class).getSerialVersionUID())
        .isEqualTo(Kinds.SERIAL_VERSION);
  }
}
