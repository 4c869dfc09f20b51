package dev.selvage.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ClassScanner;
import dev.selvage.weaver.scan.ScanResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassWeaverTest {

  /** HotSpot's FreqInlineSize: a larger method is not inlined into hot callers. */
  private static final int MOST_BYTECODES = 325;

  private static final Map<String, Object> REQUEST =
      Map.of("model", "gpt-4o", "messages", List.of(Map.of("role", "user", "content", "hi")));

  @TempDir Path folder;

  private final ClassLoader loader = getClass().getClassLoader();
  private final byte[] original = WovenFixture.bytesOf(SampleService.class);

  @Test
  void eachMethodGetsTheVariantThatItsStagesNeed() {
    assertThat(scan(original).candidates())
        .extracting(Candidate::name, Variant::of)
        .containsExactlyInAnyOrder(
            tuple("number", Variant.RETRY),
            tuple("result", Variant.RESULT),
            tuple("reading", Variant.READING),
            tuple("validated", Variant.ENTRY),
            tuple("later", Variant.ASYNC));
  }

  @Test
  void aWovenOneLineMethodStaysSmallEnoughToBeInlined() {
    Map<String, Integer> sizes = bytecodes(weave(original));
    assertThat(sizes).containsKeys("number", "result", "validated", "later");
    assertThat(sizes.values()).allMatch(size -> size < MOST_BYTECODES);
    assertThat(sizes.get("number")).as("without what only others need").isLessThan(150);
  }

  @Test
  void weavingAddsNoMember() {
    byte[] woven = weave(original);
    assertThat(bytecodes(woven).keySet()).isEqualTo(bytecodes(original).keySet());
  }

  /** Class files from Java 5 to 17: a look-up, a constant call site, or a dynamic constant. */
  @ParameterizedTest
  @ValueSource(ints = {49, 50, 51, 52, 54, 55, 61})
  void classFilesOfEveryEraRetry(int majorVersion) throws Exception {
    byte[] old = original.clone();
    old[7] = (byte) majorVersion;
    Class<?> woven = new OneClass(loader, SampleService.class.getName(), weave(old)).type();
    assertThat(call(woven, "number", 1)).isEqualTo(1);
    assertThat(call(woven, "result", 2, "b", null)).isEqualTo(2);
    assertThat(call(woven, "reading", REQUEST, 3)).isEqualTo(3);
    assertThat(call(woven, "validated", REQUEST, 3)).isEqualTo(3);
    if (majorVersion >= 51) {
      assertThat(((CompletableFuture<?>) call(woven, "later", 4)).join()).isEqualTo(4);
    }
  }

  /** A build tool's other plugins may ask for frames in full. */
  @Test
  void framesMayComeInFull() throws Exception {
    ScanResult scan = scan(original);
    List<Candidate> candidates = new ArrayList<>(scan.candidates());
    candidates.add(new Candidate("fail", "()I", Modifier.PRIVATE, Set.of(), "")); // it branches
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(original)
        .accept(new AdviceVisitor(writer, scan, candidates, true), ClassReader.EXPAND_FRAMES);

    Class<?> woven =
        new OneClass(loader, SampleService.class.getName(), writer.toByteArray()).type();
    assertThat(call(woven, "number", 1)).isEqualTo(1);
    assertThat(call(woven, "reading", REQUEST, 3)).isEqualTo(3);
  }

  @Test
  void whatCannotBeWovenIsToldAndTheRestStillIs() {
    byte[] old = original.clone();
    old[7] = 50;
    ClassWeaver.Result result = new ClassWeaver().weave(loader, old, scan(old));
    assertThat(result.classFile()).isNotNull();
    assertThat(result.failures()).hasSize(1);
    result
        .failures()
        .forEach(
            (candidate, reason) -> {
              assertThat(candidate.name()).isEqualTo("later");
              assertThat(reason).contains("older than Java 7");
            });
  }

  private byte[] weave(byte[] classFile) {
    ClassWeaver.Result result = new ClassWeaver().weave(loader, classFile, scan(classFile));
    assertThat(result.classFile()).isNotNull();
    return result.classFile();
  }

  private ScanResult scan(byte[] classFile) {
    return new ClassScanner(name -> name.startsWith("dev/selvage/weaver/")).scan(loader, classFile);
  }

  private static Object call(Class<?> type, String name, Object... arguments) throws Exception {
    Method method =
        Arrays.stream(type.getMethods())
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return method.invoke(type.getConstructor().newInstance(), arguments);
  }

  /** The offset of each method's last instruction, as javap tells it. */
  private Map<String, Integer> bytecodes(byte[] classFile) {
    Path file = folder.resolve("Sample.class");
    StringWriter listing = new StringWriter();
    try {
      Files.write(file, classFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ToolProvider.findFirst("javap")
        .orElseThrow()
        .run(new PrintWriter(listing), new PrintWriter(listing), "-c", "-p", file.toString());
    Map<String, Integer> sizes = new HashMap<>();
    String method = "";
    for (String line : listing.toString().lines().toList()) {
      Matcher header = Pattern.compile("^  \\S.* (\\w+)\\(.*\\);?$").matcher(line);
      Matcher instruction = Pattern.compile("^ +(\\d+): \\w+.*").matcher(line);
      if (header.matches()) {
        method = header.group(1);
      } else if (instruction.matches()) {
        sizes.put(method, Integer.valueOf(instruction.group(1)));
      }
    }
    return sizes;
  }

  /** Defines one class anew; its parent has the original. */
  private static final class OneClass extends ClassLoader {
    private final Class<?> type;

    OneClass(ClassLoader parent, String name, byte[] classFile) {
      super(parent);
      type = defineClass(name, classFile, 0, classFile.length);
    }

    Class<?> type() {
      return type;
    }
  }
}
