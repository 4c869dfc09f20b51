package dev.selvage.weaver.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.RetryOnRateLimit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupertypesTest {

  private static final String VISIBLE =
      "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) ";

  private static final String[] FAMILY = {
    VISIBLE + "@RetryOnRateLimit @interface Resilient {}",
    VISIBLE + "@interface Plain {}",
    "interface I { @Resilient void ask(); }",
    "interface J extends I {}",
    "abstract class Base implements J {}",
    "class A extends Base implements I { @Plain public void ask() { Fn f = () -> {}; } }",
    "class B extends Base implements J { @Plain public void ask() { Fn f = () -> {}; } }",
    "interface Fn { void run(); }"
  };

  private static final String HEIR = "class A implements I { public void ask() {} }";

  @TempDir Path folder;

  @Test
  void eachTypeIsReadOnceForEachLoader() {
    Fixture fixture = Fixture.of(FAMILY);
    for (int i = 0; i < 3; i++) {
      assertThat(fixture.guarded("app/A")).containsExactly("ask: RetryOnRateLimit");
      assertThat(fixture.guarded("app/B")).containsExactly("ask: RetryOnRateLimit");
    }
    assertThat(fixture.loader().asked())
        .containsExactlyInAnyOrder(
            "app/Base", "app/J", "app/I", "app/Resilient", "app/Plain", "app/Fn");
    RecordingLoader second = new RecordingLoader(fixture.files());
    ClassScanner scanner = new ClassScanner(Fixture.OUTSIDE_PLATFORM);
    scanner.scan(fixture.loader(), fixture.file("app/A"));
    scanner.scan(second, fixture.file("app/A"));
    assertThat(second.asked()).hasSize(6);
  }

  @Test
  void aTypeThatWasScannedItselfIsNotReadAgain() {
    Fixture fixture = Fixture.of("interface I { @RetryOnRateLimit void ask(); }", HEIR);
    fixture.scan("app/I");
    assertThat(fixture.guarded("app/A")).containsExactly("ask: RetryOnRateLimit");
    assertThat(fixture.loader().asked()).isEmpty();
  }

  @Test
  void whatStandsBesideAClassIsReadThereAndTheRestFromItsLoader() throws IOException {
    Fixture fixture = Fixture.of("interface I { @RetryOnRateLimit void ask(); }", HEIR);
    for (Path home : List.of(directory(fixture, "app/I"), jar(fixture, "app/I"))) {
      assertThat(scanIn(home, fixture).candidates()).extracting(Candidate::name).contains("ask");
      assertThat(fixture.loader().asked()).isEmpty();
    }
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    assertThat(scanIn(elsewhere, fixture).candidates()).hasSize(1);
    assertThat(fixture.loader().asked()).containsExactly("app/I");
  }

  private static ScanResult scanIn(Path home, Fixture fixture) throws IOException {
    CodeSource source = new CodeSource(home.toUri().toURL(), (Certificate[]) null);
    return new ClassScanner(Fixture.OUTSIDE_PLATFORM)
        .scan(fixture.loader(), new ProtectionDomain(source, null), fixture.file("app/A"));
  }

  private Path directory(Fixture fixture, String type) throws IOException {
    Path file = folder.resolve("classes/" + type + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, fixture.file(type));
    return folder.resolve("classes");
  }

  private Path jar(Fixture fixture, String type) throws IOException {
    Path jar = folder.resolve("home.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(type + ".class"));
      out.write(fixture.file(type));
    }
    return jar;
  }

  @Test
  void selvagesOwnAnnotationsAndThePlatformAreNeverRead() {
    Fixture fixture =
        Fixture.of(
            """
            @ValidateChatRequest
            class A extends ArrayList<String> implements Runnable {
              @Deprecated @RetryOnRateLimit public void run() { Runnable r = () -> {}; }
            }
            """);
    assertThat(fixture.guarded("app/A"))
        .containsExactly("run: RetryOnRateLimit, ValidateChatRequest");
    assertThat(fixture.loader().asked()).isEmpty();
  }

  @Test
  void whatIsNotIncludedIsNeitherReadNorScanned() {
    Fixture fixture =
        Fixture.of(FAMILY).including(name -> name.equals("app/A") || name.equals("app/Base"));
    assertThat(fixture.guarded("app/A")).isEmpty();
    assertThat(fixture.loader().asked()).containsExactly("app/Base");
    ScanResult outside = fixture.scan("app/B");
    assertThat(outside.className()).isEqualTo("app/B");
    assertThat(outside.candidates()).isEmpty();
    assertThat(outside.problem()).isEmpty();
  }

  @Test
  void aMissingTypeIsUnknownAndNotLookedForAgain() {
    Fixture fixture = Fixture.of(FAMILY).without("app/I").without("app/Plain");
    for (int i = 0; i < 2; i++) {
      ScanResult result = fixture.scan("app/A");
      assertThat(result.candidates()).isEmpty();
      assertThat(result.rejections()).isEmpty();
      assertThat(result.problem()).isEmpty();
    }
    assertThat(fixture.loader().asked()).doesNotHaveDuplicates();
  }

  @Test
  void aTypeThatCannotBeReadIsUnknown() {
    Fixture fixture = Fixture.of(FAMILY);
    byte[] other =
        Fixture.of("interface Other { @RetryOnRateLimit void ask(); }").file("app/Other");
    for (byte[] bad : List.of(new byte[0], new byte[20], other)) {
      ScanResult result = fixture.with("app/I", bad).scan("app/A");
      assertThat(result.candidates()).isEmpty();
      assertThat(result.problem()).isEmpty();
    }
  }

  @Test
  void aLoaderThatFailsSeesNothing() {
    Fixture fixture = Fixture.of(FAMILY);
    List<Throwable> failures =
        List.of(new IllegalStateException("closed"), new NoClassDefFoundError("gone"));
    for (Throwable failure : failures) {
      ScanResult result =
          new ClassScanner(name -> true).scan(new FailingLoader(failure), fixture.file("app/A"));
      assertThat(result.candidates()).isEmpty();
      assertThat(result.problem()).isEmpty();
    }
  }

  @Test
  void theBootstrapLoaderReadsSystemResources() {
    byte[] file =
        Fixture.of(
                "package dev.selvage.weaver.scan; class A implements SupertypesTest.OnClassPath"
                    + " { public void ask() {} }")
            .file("dev/selvage/weaver/scan/A");
    ScanResult result = new ClassScanner(Fixture.OUTSIDE_PLATFORM).scan(null, file);
    assertThat(result.candidates()).hasSize(1);
  }

  interface OnClassPath {

    @RetryOnRateLimit
    void ask();
  }

  @Test
  void typesThatExtendEachOtherEndNoStack() {
    Map<String, byte[]> circle =
        Map.of("app/X", type("app/X", "app/Y"), "app/Y", type("app/Y", "app/X"));
    ScanResult result =
        new ClassScanner(name -> true).scan(new RecordingLoader(circle), type("app/X", "app/Y"));
    assertThat(result.problem()).isEmpty();
  }

  @Test
  void aHierarchyWithoutEndEndsNoStack() {
    Map<String, byte[]> chain =
        IntStream.range(0, 5000)
            .boxed()
            .collect(Collectors.toMap(i -> "app/C" + i, i -> type("app/C" + i, "app/C" + (i + 1))));
    ScanResult result =
        new ClassScanner(name -> true).scan(new RecordingLoader(chain), type("app/A", "app/C0"));
    assertThat(result.problem()).isEmpty();
  }

  @Test
  void manyThreadsSeeTheSame() throws Exception {
    Fixture fixture = Fixture.of(FAMILY);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<List<String>> scan = () -> fixture.guarded("app/A");
      for (Future<List<String>> guarded : threads.invokeAll(Collections.nCopies(64, scan))) {
        assertThat(guarded.get()).containsExactly("ask: RetryOnRateLimit");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static byte[] type(String name, String superName) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, null);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static final class FailingLoader extends ClassLoader {

    private final Throwable failure;

    FailingLoader(Throwable failure) {
      super(null);
      this.failure = failure;
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }
  }
}
