package dev.selvage.weaver.odd;

import static dev.selvage.weaver.odd.OddCase.EITHER;
import static dev.selvage.weaver.odd.OddCase.WOVEN;
import static dev.selvage.weaver.odd.OddCase.left;
import static dev.selvage.weaver.odd.OddClass.attempt;
import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.weaver.SampleFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class files that are as large as class files can be, and those just below. */
class LimitsTest {

  private static final int STATIC = ACC_PUBLIC | ACC_STATIC;
  private static final int MOST = 65_535;
  private static final int NEWEST = Math.min(69, Kinds.NEWEST);

  /** What the smallest body here takes, in bytes of code. */
  private static final int SMALLEST = 9;

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void whatGrowsTooLargeIsLeftAndTold(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  static Stream<OddCase> limits() {
    List<OddCase> cases = new ArrayList<>();
    for (int major : List.of(49, 51, NEWEST)) {
      for (int less : List.of(0, 1, 10, 30)) {
        cases.add(code(major, MOST - less, left("too large")));
      }
      for (int less : List.of(60, 80, 100, 120, 140)) {
        cases.add(code(major, MOST - less, EITHER));
      }
      cases.add(code(major, MOST - 1_000, WOVEN));
      cases.add(code(major, 33_000, WOVEN));
      for (int more : List.of(0, 1, 3, 5, 8)) {
        cases.add(pool(major, MOST - 1 - more, left("too large")));
      }
      for (int less : List.of(20, 40, 50, 60, 80)) {
        cases.add(pool(major, MOST - less, EITHER));
      }
      cases.add(pool(major, MOST - 200, WOVEN));
      for (int less : List.of(0, 1, 2)) {
        cases.add(locals(major, MOST - less, left("locals")));
      }
      for (int less : List.of(3, 5, 8, 12)) {
        cases.add(locals(major, MOST - less, EITHER));
      }
      cases.add(locals(major, MOST - 100, WOVEN));
      cases.add(handlers(major, MOST, left("handlers")));
      cases.add(handlers(major, MOST - 10, WOVEN));
    }
    return cases.stream();
  }

  private static OddCase code(int major, int bytes, OddCase.Fate fate) {
    return OddClass.withoutFrames(major)
        .method(STATIC, "ask", "()I")
        .body(
            code -> {
              for (int i = SMALLEST; i < bytes; i++) {
                code.visitInsn(NOP);
              }
              attempt(code);
              code.visitInsn(ICONST_0);
              code.visitInsn(IRETURN);
            })
        .oddCase("%d: %d bytes of code".formatted(major, bytes), 0, fate);
  }

  private static OddCase pool(int major, int entries, OddCase.Fate fate) {
    OddClass odd = OddClass.of(major).method(STATIC, "ask", "()I").usualBody();
    odd.files();
    int filled = odd.file.newUTF8("the last one") + 1;
    for (int i = filled; i < entries; i++) {
      odd.file.newUTF8("filler " + i);
    }
    byte[] file = odd.file.toByteArray();
    assertThat((file[8] & 0xFF) << 8 | (file[9] & 0xFF)).isEqualTo(entries);
    return new OddCase(
        "%d: %d constants".formatted(major, entries),
        Map.of(odd.name, file),
        odd.name,
        List.of(),
        0,
        fate);
  }

  private static OddCase locals(int major, int count, OddCase.Fate fate) {
    return OddClass.of(major)
        .method(ACC_PUBLIC, "ask", "(J)I")
        .body(
            code -> {
              attempt(code);
              code.visitInsn(ICONST_0);
              code.visitVarInsn(ISTORE, count - 1);
              code.visitVarInsn(ILOAD, count - 1);
              code.visitInsn(IRETURN);
            })
        .oddCase("%d: %d locals".formatted(major, count), 0, fate, 5L);
  }

  private static OddCase handlers(int major, int count, OddCase.Fate fate) {
    return OddClass.withoutFrames(major < 51 ? major : 50)
        .method(STATIC, "ask", "()I")
        .body(code -> handlers(code, count))
        .oddCase("%d: %d handlers".formatted(major, count), 0, fate);
  }

  private static void handlers(MethodVisitor code, int count) {
    Label start = new Label();
    Label end = new Label();
    for (int i = 0; i < count; i++) {
      code.visitTryCatchBlock(start, end, end, "java/lang/ArithmeticException");
    }
    code.visitLabel(start);
    attempt(code);
    code.visitInsn(ICONST_0);
    code.visitInsn(IRETURN);
    code.visitLabel(end);
    code.visitInsn(POP);
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
  }

  @Test
  void theOtherMethodsOfTheClassAreStillWoven() throws Throwable {
    OddClass odd = OddClass.of(NEWEST).method(STATIC, "large", "()I");
    odd.body(
        code -> {
          for (int i = SMALLEST; i < MOST; i++) {
            code.visitInsn(NOP);
          }
          attempt(code);
          code.visitInsn(ICONST_0);
          code.visitInsn(IRETURN);
        });
    odd.callerNamed("callLarge").method(STATIC, "small", "()J").usualBody();
    OddLoader loader = new OddLoader(odd.files(), true);
    Probe.reset();
    assertThat(loader.call(odd.name)).isEqualTo(0L);
    assertThat(Probe.attempts()).hasSize(3);
    assertThat(loader.reasons()).singleElement().asString().contains("too large");
    Probe.reset();
    assertThatThrownBy(() -> loader.call(odd.name, "callLarge")).isInstanceOf(SampleFailure.class);
    assertThat(Probe.attempts()).hasSize(1);
  }

  @Test
  void thousandsOfMethodsOfOneClassAreWoven() throws Throwable {
    OddClass odd = OddClass.of(NEWEST);
    for (int i = 0; i < 4_000; i++) {
      odd.method(STATIC, "m" + i, "()I").usualBody();
    }
    OddLoader loader = new OddLoader(odd.files(), true);
    Probe.reset();
    assertThat(loader.call(odd.name)).isEqualTo(0);
    assertThat(Probe.attempts()).hasSize(3);
    assertThat(loader.reasons()).isEmpty();
  }

  /** What the pool has no room for is left, and the rest is woven. */
  @Test
  void ofMoreMethodsThanThePoolHasRoomForTheFirstAreWoven() throws Throwable {
    int count = 100;
    OddClass odd = OddClass.of(NEWEST);
    for (int i = 0; i < count; i++) {
      odd.method(STATIC, "m" + i, "()I").usualBody();
      if (i == 0) {
        odd.callerNamed("callFirst");
      }
    }
    odd.files();
    for (int i = odd.file.newUTF8("the last one") + 1; i < MOST - count; i++) {
      odd.file.newUTF8("filler " + i);
    }
    OddLoader loader = new OddLoader(Map.of(odd.name, odd.file.toByteArray()), true);
    Probe.reset();
    assertThat(loader.call(odd.name, "callFirst")).isEqualTo(0);
    assertThat(Probe.attempts()).hasSize(3);
    assertThat(loader.reasons())
        .hasSizeBetween(1, count - 1)
        .allMatch(reason -> reason.contains("too large"));
  }
}
