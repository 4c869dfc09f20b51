package dev.selvage.weaver.odd;

import static dev.selvage.weaver.odd.OddCase.WOVEN;
import static dev.selvage.weaver.odd.OddCase.left;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of method, with every type it can return, in class files of every version. */
class ShapesTest {

  private static final Object[] ARGUMENTS = {7, 1L << 40, "text", 2.5};
  private static final String PARAMETERS = "(IJLjava/lang/String;D)";

  @ParameterizedTest(name = "{0}")
  @MethodSource("kindsAndVersions")
  void eachKindOfMethodInEachVersion(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  static Stream<OddCase> kindsAndVersions() {
    List<OddCase> cases = new ArrayList<>();
    for (int major : Kinds.majors()) {
      for (Map.Entry<String, Integer> kind : Kinds.methods().entrySet()) {
        add(cases, major, kind, "I", 0);
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kindsAndReturns")
  void eachKindOfMethodWithEachReturnType(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  /** The versions take turns. */
  static Stream<OddCase> kindsAndReturns() {
    List<OddCase> cases = new ArrayList<>();
    int turn = 0;
    for (Map.Entry<String, Object> returned : Kinds.returns().entrySet()) {
      for (Map.Entry<String, Integer> kind : Kinds.methods().entrySet()) {
        int major = Kinds.majors().get(turn++ % Kinds.majors().size());
        boolean tooOld = kind.getKey().startsWith("interface") && major < Kinds.INTERFACE_METHODS;
        add(
            cases,
            tooOld ? Kinds.INTERFACE_METHODS : major,
            kind,
            returned.getKey(),
            returned.getValue());
      }
    }
    return cases.stream();
  }

  private static void add(
      List<OddCase> cases,
      int major,
      Map.Entry<String, Integer> kind,
      String returned,
      Object result) {
    boolean ofInterface = kind.getKey().startsWith("interface");
    if (ofInterface && major < Kinds.INTERFACE_METHODS) {
      return;
    }
    boolean isVarargs = (kind.getValue() & Opcodes.ACC_VARARGS) != 0;
    String parameters = isVarargs ? "(IJ[Ljava/lang/Object;)" : PARAMETERS;
    Object[] arguments = isVarargs ? new Object[] {7, 9L, new String[] {"x"}} : ARGUMENTS;
    OddClass odd = ofInterface ? OddClass.ofInterface(major) : OddClass.of(major);
    boolean isTooOld = Kinds.isAsync(returned) && major < Opcodes.V1_7;
    OddCase made =
        odd.method(kind.getValue(), "ask", parameters + returned)
            .usualBody()
            .oddCase(
                kind.getKey() + " " + returned + " in " + major,
                result,
                isTooOld ? left("older than Java 7") : WOVEN,
                arguments);
    cases.add(ofInterface ? fromItsCaller(made) : made);
  }

  /** The caller of an interface's method stands beside the interface. */
  private static OddCase fromItsCaller(OddCase odd) {
    return new OddCase(
        odd.name(), odd.files(), odd.type() + "Caller", odd.arguments(), odd.result(), odd.fate());
  }
}
