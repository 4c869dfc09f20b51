package dev.selvage.weaver.odd;

import static dev.selvage.weaver.odd.OddCase.WOVEN;
import static dev.selvage.weaver.odd.OddCase.left;
import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.binding.GuardedMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that javac would not take, and methods that only the JVM tells apart. */
class NamesTest {

  private static final List<String> METHODS =
      List.of(
          "a",
          "if",
          "class",
          "a-b",
          "a b",
          "ask (when open)",
          "ask)",
          "1st",
          "null",
          "ß",
          "質問",
          "\uD83D\uDE80",
          "a,b",
          "a:b",
          "a\\b",
          "a'b\"",
          "lambda$ask$0",
          "access$000",
          "ask$default",
          "ask$1",
          "_",
          "$",
          "main",
          "wait",
          "finalise",
          "a{b}",
          "\u0001",
          "x".repeat(5000));

  private static final List<String> CLASSES =
      List.of(
          "Odd",
          "a",
          "a/a/a",
          "if/int",
          "odd/A-B",
          "odd/A B",
          "odd/\u8CEA\u554F",
          "odd/A$1",
          "odd/A$B$C",
          "odd/A$$Lambda",
          "odd/\uD83D\uDE80",
          "odd/package",
          "odd/A$",
          "odd/$Proxy7",
          "odd/A$1$1",
          "odd/" + "x".repeat(500),
          "a(b/c)d",
          "odd/L",
          "L/I");

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void aNameIsAName(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  static Stream<OddCase> names() {
    List<OddCase> cases = new ArrayList<>();
    for (int major : List.of(49, 52, Math.min(69, Kinds.NEWEST))) {
      for (String name : METHODS) {
        cases.add(
            OddClass.of(major)
                .method(ACC_PUBLIC, name, "(I)I")
                .usualBody()
                .oddCase(major + " method " + brief(name), 0, WOVEN, 3));
      }
      for (String name : CLASSES) {
        cases.add(
            OddClass.named(major, name)
                .method(ACC_PUBLIC, "ask", "(I)I")
                .usualBody()
                .oddCase(major + " class " + brief(name), 0, WOVEN, 3));
      }
    }
    return cases.stream();
  }

  private static String brief(String name) {
    return name.length() > 30 ? name.substring(0, 30) + "…" : name.replace('\u0001', '?');
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("twins")
  void methodsThatDifferInTheReturnTypeAloneAreGuardedEachByItself(int major) throws Throwable {
    OddClass odd = OddClass.of(major);
    List<String> returns = List.of("V", "I", "J", "Ljava/lang/String;", "Ljava/util/List;", "[I");
    for (String returned : returns) {
      odd.method(ACC_PUBLIC, "ask", "(I)" + returned).usualBody();
      odd.callerNamed("call" + returns.indexOf(returned));
    }
    OddLoader loader = new OddLoader(odd.files(), true);
    for (String returned : returns) {
      Probe.reset();
      assertThat(loader.call(odd.name, "call" + returns.indexOf(returned), 3))
          .isEqualTo(Kinds.returns().get(returned));
      assertThat(Probe.attempts()).as(returned).hasSize(3);
    }
    assertThat(loader.reasons()).isEmpty();
  }

  static Stream<Integer> twins() {
    return Kinds.majors().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("synthetic")
  void whatACompilerMadeIsLeftAndTold(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  static Stream<OddCase> synthetic() {
    return Stream.of(V1_5, V1_8, V17)
        .flatMap(
            major ->
                Stream.of(ACC_PUBLIC, ACC_PUBLIC | ACC_STATIC, ACC_PRIVATE)
                    .map(
                        access ->
                            OddClass.of(major)
                                .method(access | ACC_SYNTHETIC, "ask", "()I")
                                .usualBody()
                                .oddCase(major + " " + access, 0, left("synthetic"))));
  }

  /** The bridge runs what it leads to, and that is guarded once. */
  @ParameterizedTest
  @MethodSource("twins")
  void aBridgeThatCarriesTheAnnotationTooDoesNotMultiply(int major) throws Throwable {
    OddClass odd = OddClass.of(major).method(ACC_PUBLIC, "ask", "()Ljava/lang/String;").usualBody();
    odd.method(ACC_PUBLIC | ACC_BRIDGE | ACC_SYNTHETIC, "ask", "()Ljava/lang/Object;")
        .body(
            code -> {
              code.visitVarInsn(ALOAD, 0);
              code.visitMethodInsn(INVOKEVIRTUAL, odd.name, "ask", "()Ljava/lang/String;", false);
              code.visitInsn(ARETURN);
            });
    OddLoader loader = new OddLoader(odd.files(), true);
    Probe.reset();
    assertThat(loader.call(odd.name)).isNull();
    assertThat(Probe.attempts()).hasSize(3);
    assertThat(loader.reasons()).isEmpty();
  }

  @Test
  void aReportNamesEachOfThem() {
    assertThat(GuardedMethods.signatureOf("ask (when open)", "(I[[Lcom/acme/A$B;)V", false))
        .isEqualTo("ask (when open)(int, A.B[][])");
    assertThat(GuardedMethods.signatureOf("ask", "(J)Ljava/lang/String;", true))
        .isEqualTo("ask(long): String");
  }
}
