package dev.selvage.weaver.odd;

import static dev.selvage.weaver.odd.OddCase.WOVEN;
import static dev.selvage.weaver.odd.OddCase.left;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Argument lists up to the 255 slots that a method can have, for every variant of the advice. */
class ArgumentsTest {

  private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
  private static final int INSTANCE = Opcodes.ACC_PUBLIC;
  private static final String LATER = "Ljava/util/concurrent/CompletionStage;";

  /** The requests that the variants which read them look for. */
  private static final Map<String, Object> REQUEST =
      Map.of("model", "gpt-4o", "messages", List.of(Map.of("role", "user", "content", "hi")));

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void eachAttemptIsGivenTheOriginals(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  static Stream<OddCase> lists() {
    List<OddCase> cases = new ArrayList<>();
    for (int major : List.of(49, 50, 51, 55, Math.min(69, Kinds.NEWEST))) {
      for (String list :
          List.of("", "J", "D", "IJ", "JI", "DID", "JDJD", "ZBCSIJFDLjava/lang/String;[I[[J")) {
        add(cases, major, INSTANCE, list, "I", false);
        add(cases, major, STATIC, list, "J", false);
      }
    }
    for (int major : List.of(49, Math.min(69, Kinds.NEWEST))) {
      addFull(cases, major, INSTANCE, 254);
      addFull(cases, major, STATIC, 255);
    }
    add(cases, Opcodes.V17, STATIC, "I".repeat(255), "I", false);
    return cases.stream();
  }

  /** As many of two slots as fit, from the first slot on and from the second. */
  private static void addFull(List<OddCase> cases, int major, int access, int slots) {
    String odd = "I" + "J".repeat((slots - 1) / 2);
    String even = "Ljava/util/Map;Z" + "D".repeat((slots - 2) / 2);
    add(cases, major, access, odd, "I", false);
    add(cases, major, access, odd, "Ljava/util/List;", false);
    add(cases, major, access, even, "I", false);
    add(cases, major, access, even, "I", true);
    if (major >= Opcodes.V1_7) {
      add(cases, major, access, odd, LATER, false);
      add(cases, major, access, even, LATER, false);
    }
  }

  private static void add(
      List<OddCase> cases, int major, int access, String list, String returned, boolean validated) {
    String descriptor = "(" + list + ")" + returned;
    int slots = Type.getArgumentsAndReturnSizes(descriptor) / 4 - (access == STATIC ? 1 : 0);
    boolean isLater = returned.equals(LATER);
    OddCase.Fate fate =
        isLater && major < Opcodes.V1_7
            ? left("older than Java 7")
            : isLater && slots > 254 ? left("method handle") : WOVEN;
    OddClass odd = OddClass.of(major).method(access, "ask", descriptor);
    if (validated) {
      odd.annotated(OddClass.RETRY, OddClass.VALIDATE);
    }
    cases.add(
        odd.usualBody()
            .oddCase(
                name(major, access, list, slots, returned, validated),
                Kinds.returns().get(returned),
                fate,
                arguments(descriptor)));
  }

  private static String name(
      int major, int access, String list, int slots, String returned, boolean validated) {
    String shortened = list.length() < 60 ? list : list.substring(0, 20) + "…";
    return "%d: %s (%s)%s, %d slots%s"
        .formatted(
            major,
            access == STATIC ? "static" : "instance",
            shortened,
            returned,
            slots,
            validated ? ", validated" : "");
  }

  private static Object[] arguments(String descriptor) {
    Type[] types = Type.getArgumentTypes(descriptor);
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = argument(types[i], i);
    }
    return arguments;
  }

  private static Object argument(Type type, int i) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> i % 2 == 1;
      case Type.BYTE -> (byte) i;
      case Type.CHAR -> (char) i;
      case Type.SHORT -> (short) i;
      case Type.INT -> i;
      case Type.LONG -> (long) i << 33;
      case Type.FLOAT -> i + .5f;
      case Type.DOUBLE -> i + .25;
      case Type.ARRAY -> type.getDescriptor().equals("[I") ? new int[] {i} : new long[][] {{i}};
      default -> type.getDescriptor().equals("Ljava/util/Map;") ? REQUEST : "text " + i;
    };
  }
}
