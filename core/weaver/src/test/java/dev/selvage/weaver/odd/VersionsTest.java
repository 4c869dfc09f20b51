package dev.selvage.weaver.odd;

import static dev.selvage.weaver.odd.OddCase.WOVEN;
import static dev.selvage.weaver.odd.OddCase.left;
import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.weaver.ClassWeaver;
import dev.selvage.weaver.scan.ClassScanner;
import dev.selvage.weaver.scan.ScanResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files of versions before, at and after those that can be woven. */
class VersionsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("old")
  void whatIsOlderThanAnnotationsIsLeft(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  static Stream<OddCase> old() {
    return IntStream.rangeClosed(45, 48)
        .boxed()
        .flatMap(
            major ->
                Stream.of(ACC_PUBLIC, ACC_PUBLIC | ACC_STATIC, ACC_PRIVATE)
                    .map(
                        access ->
                            OddClass.withoutFrames(major == 45 ? V1_1 : major)
                                .method(access, "ask", "(I)I")
                                .usualBody()
                                .oddCase(major + " " + access, 0, left("older than Java 5"), 4)));
  }

  /** This JVM knows none of them: that they can be woven at all is not asked. */
  @ParameterizedTest
  @ValueSource(ints = {71, 75, 100, 200, 255})
  void whatComesFromTheFutureIsLeftOrWovenButNeverThrows(int major) {
    byte[] file = OddClass.of(V17).usualBody().files().get("odd/Odd");
    file[7] = (byte) major;
    assertIsTold(file, major > 75);
  }

  @ParameterizedTest
  @ValueSource(ints = {V17, V21, V25})
  void aPreviewOfAVersionIsWovenAsTheVersionIs(int major) {
    byte[] file = OddClass.of(V17).usualBody().files().get("odd/Odd");
    file[4] = (byte) 0xFF;
    file[5] = (byte) 0xFF;
    file[7] = (byte) major;
    assertIsTold(file, false);
  }

  private static void assertIsTold(byte[] file, boolean mustBeLeft) {
    byte[] before = file.clone();
    ScanResult scan = new ClassScanner(name -> true).scan(getLoader(), file);
    assertThat(scan.candidates()).hasSize(1);
    ClassWeaver.Result result = new ClassWeaver().weave(getLoader(), file, scan);
    assertThat(result.failures()).hasSize(result.classFile() == null ? 1 : 0);
    if (mustBeLeft) {
      assertThat(result.failures().values()).allMatch(reason -> reason.contains("cannot be woven"));
    }
    assertThat(file).isEqualTo(before);
    if (result.classFile() != null) {
      assertThat(result.classFile()).startsWith(java.util.Arrays.copyOf(before, 8));
    }
  }

  private static ClassLoader getLoader() {
    return VersionsTest.class.getClassLoader();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("modifiers")
  void flagsThatMeanNothingHereChangeNothing(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  static Stream<OddCase> modifiers() {
    return Kinds.majors().stream()
        .flatMap(
            major ->
                Stream.of(ACC_STRICT, ACC_DEPRECATED, ACC_VARARGS, ACC_SYNCHRONIZED | ACC_FINAL)
                    .map(
                        flags ->
                            OddClass.of(major)
                                .method(ACC_PUBLIC | flags, "ask", "(IJ)I")
                                .usualBody()
                                .oddCase(
                                    "flags %x in %d".formatted(flags, major), 0, WOVEN, 4, 5L)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("falseVarargs")
  void asynchronousVarargsThatTakeNoArrayAreLeft(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  static Stream<OddCase> falseVarargs() {
    String later = ")Ljava/util/concurrent/CompletableFuture;";
    return Stream.of("(I" + later, "(J" + later, "(Ljava/lang/String;" + later)
        .map(
            descriptor ->
                OddClass.of(V17)
                    .method(ACC_PUBLIC | ACC_VARARGS, "ask", descriptor)
                    .usualBody()
                    .oddCase(
                        descriptor,
                        null,
                        left("varargs"),
                        descriptor.startsWith("(I") ? 1 : descriptor.startsWith("(J") ? 1L : "a"));
  }
}
