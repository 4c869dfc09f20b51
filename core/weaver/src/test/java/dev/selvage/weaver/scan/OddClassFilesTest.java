package dev.selvage.weaver.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddClassFilesTest {

  private static final String RETRY = "Ldev/selvage/RetryOnRateLimit;";

  private final ClassScanner scanner = new ClassScanner(Fixture.OUTSIDE_PLATFORM);

  private ScanResult scan(byte[] file) {
    return scanner.scan(null, file);
  }

  private static ClassWriter guarded(String name, String method) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor visitor = writer.visitMethod(Opcodes.ACC_PUBLIC, method, "()V", null, null);
    visitor.visitAnnotation(RETRY, true).visitEnd();
    visitor.visitCode();
    visitor.visitInsn(Opcodes.RETURN);
    visitor.visitMaxs(0, 1);
    visitor.visitEnd();
    return writer;
  }

  @Test
  void declarationsOfModulesAndPackagesGuardNothing() {
    Fixture fixture =
        Fixture.of("/* module-info */ module some.name {}", "package app; class A {}");
    ScanResult module = fixture.scan("module-info");
    assertThat(module.problem()).isEmpty();
    assertThat(module.candidates()).isEmpty();
    ScanResult declaration =
        Fixture.of("/* package-info */ @Deprecated package app;").scan("app/package-info");
    assertThat(declaration.problem()).isEmpty();
    assertThat(declaration.candidates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {45, 49, 50, 52, 61, 69, 70, 200})
  void theVersionOfTheClassFileDoesNotMatter(int version) {
    byte[] file = guarded("app/A", "ask").toByteArray();
    file[7] = (byte) version;
    ScanResult result = scan(file);
    assertThat(result.majorVersion()).isEqualTo(version);
    assertThat(result.candidates()).hasSize(1);
  }

  @Test
  void whatIsNoClassFileIsAProblem() {
    byte[] wrongMagic = guarded("app/A", "ask").toByteArray();
    wrongMagic[0] = 0;
    for (byte[] file : new byte[][] {{}, {1}, new byte[10], new byte[1000], wrongMagic}) {
      ScanResult result = scan(file);
      assertThat(result.problem()).startsWith("The class file cannot be read: ");
      assertThat(result.className()).isEmpty();
      assertThat(result.candidates()).isEmpty();
    }
  }

  @Test
  void aFilterThatThrowsIsAProblem() {
    ClassScanner scanner =
        new ClassScanner(
            name -> {
              throw new IllegalStateException("broken");
            });
    assertThat(scanner.scan(null, guarded("app/A", "ask").toByteArray()).problem())
        .contains("broken");
  }

  @Test
  void aFileCutAnywhereIsAProblem() {
    byte[] file = guarded("app/A", "ask").toByteArray();
    for (int length = 0; length < file.length; length++) {
      assertThat(scan(Arrays.copyOf(file, length)).problem()).as("at " + length).isNotEmpty();
    }
    assertThat(scan(file).problem()).isEmpty();
  }

  @Test
  @Timeout(60)
  void noDamageMakesAScanThrowOrHang() {
    Fixture fixture =
        Fixture.of(
            "interface I<T> { @RetryOnRateLimit T ask(T t); }",
            """
            class A implements I<String> {
              @Deprecated long n = 1L << 40;
              I<String> lambda = s -> s;
              I<String> reference = String::trim;
              @ValidateChatRequest(models = {"a", "b"}) public String ask(String s) { return s + n; }
            }
            """);
    Random random = new Random(42);
    for (String name : new String[] {"app/A", "app/I"}) {
      for (int i = 0; i < 20_000; i++) {
        byte[] damaged = damage(fixture.file(name), random);
        ScanResult result = scanner.scan(fixture.loader(), damaged);
        assertThat(result.problem()).doesNotContain("Exception");
      }
    }
  }

  @Test
  @Timeout(60)
  void noDamageToASupertypeMakesAScanThrowOrHang() {
    Fixture fixture =
        Fixture.of(
            "interface I<T> { @RetryOnRateLimit T ask(T t); }",
            "abstract class Base implements I<String> { public String ask(String s) { return s; } }",
            "class A extends Base { public String ask(String s) { return s; } }");
    Random random = new Random(43);
    for (int i = 0; i < 5_000; i++) {
      Fixture damaged = fixture.with("app/Base", damage(fixture.file("app/Base"), random));
      assertThat(damaged.scan("app/A").problem()).isEmpty();
    }
  }

  private static byte[] damage(byte[] file, Random random) {
    byte[] damaged = file.clone();
    for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(10) == 0
        ? Arrays.copyOf(damaged, random.nextInt(damaged.length + 100))
        : damaged;
  }

  @Test
  void aFullConstantPoolIsRead() {
    int others = poolCount(withTexts(0));
    byte[] full = withTexts(65_535 - others);
    assertThat(poolCount(full)).isEqualTo(65_535);
    assertThat(scan(full).candidates()).hasSize(1);
  }

  private static byte[] withTexts(int count) {
    ClassWriter writer = guarded("app/A", "ask");
    for (int i = 0; i < count; i++) {
      writer.newUTF8("text " + i);
    }
    return writer.toByteArray();
  }

  private static int poolCount(byte[] file) {
    return new ClassBytes(file).u2(8);
  }

  @Test
  void longsAndDoublesTakeTwoPlaces() {
    ClassWriter writer = new ClassWriter(0);
    for (int i = 0; i < 100; i++) {
      writer.newConst((long) i);
      writer.newConst(i + 0.5);
    }
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "app/A", null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "ask", "()V", null, null);
    method.visitAnnotation(RETRY, true).visitEnd();
    ScanResult result = scan(writer.toByteArray());
    assertThat(result.problem()).isEmpty();
    assertThat(result.className()).isEqualTo("app/A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fragen_äöü", "問う", "a\u0000b", "\ud83d\ude00", "\ud83d"})
  void namesOutsideAsciiAreReadAsTheyAre(String name) {
    ScanResult result = scan(guarded("app/" + name, name).toByteArray());
    assertThat(result.className()).isEqualTo("app/" + name);
    assertThat(result.candidates()).singleElement().extracting(Candidate::name).isEqualTo(name);
  }

  @Test
  void valuesNestedWithoutEndEndNoStack() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "app/A", null, "java/lang/Object", null);
    AnnotationVisitor values = writer.visitAnnotation("Lapp/Deep;", true);
    nest(values, 3000);
    ScanResult result = scan(writer.toByteArray());
    assertThat(result.problem()).contains("nested too deep");
  }

  private static void nest(AnnotationVisitor values, int depth) {
    if (depth > 0) {
      nest(values.visitArray("a"), depth - 1);
    }
    values.visitEnd();
  }

  @Test
  void aDynamicCallThatMakesNoLambdaIsPassedOver() {
    Fixture fixture =
        Fixture.of(
            "record A(String s, int n) { String t(Object o) { return s + n + o; } }",
            "interface I { @RetryOnRateLimit void ask(); }");
    ScanResult result = fixture.scan("app/A");
    assertThat(result.problem()).isEmpty();
    assertThat(result.candidates()).isEmpty();
  }
}
