package dev.selvage.aspectj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.MessageHandler;
import org.aspectj.tools.ajc.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that AspectJ's compiler has woven after javac, run without an agent. */
class CompileTimeTest {

  @TempDir private static Path woven;

  private static final MessageHandler MESSAGES = new MessageHandler();

  @BeforeAll
  static void weave() {
    String tests = location(Kinds.class);
    new Main()
        .run(
            new String[] {
              "-inpath",
              tests,
              "-aspectpath",
              location(SelvageAspect.class),
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              woven.toString(),
              "-XaddSerialVersionUID",
              "-17"
            },
            MESSAGES);
    assertThat(MESSAGES.getMessages(IMessage.ERROR, true)).isEmpty();
  }

  @Test
  void guardsEachKindThatAspectJReachesAndStandsAroundItOnce() throws Exception {
    try (Child loader = new Child()) {
      Map<String, String> seen = kinds(loader);

      assertThat(seen).containsExactlyEntriesOf(Expected.of(seen.keySet()));
    }
  }

  @Test
  void anUnwovenClassIsNotGuarded() {
    assertThat(new Kinds().get().values()).containsOnly("1x0");
  }

  @Test
  void keepsTheSerialVersionOfAClassThatDeclaresNone() throws Exception {
    assertThat(ObjectStreamClass.lookup(Kinds.Serial.class).getSerialVersionUID())
        .isEqualTo(Kinds.SERIAL_VERSION);
    try (Child loader = new Child()) {
      assertThat(
              ObjectStreamClass.lookup(loader.loadClass(Kinds.Serial.class.getName()))
                  .getSerialVersionUID())
          .isEqualTo(Kinds.SERIAL_VERSION);
    }
  }

  @Test
  void warnsOfAnnotationsThatDoNothing() {
    assertThat(MESSAGES.getMessages(IMessage.WARNING, true))
        // AspectJ hands out the text of an annotation's constant with quotes around it.
        .extracting(message -> message.getMessage().replace("\"", ""))
        .contains(
            of("void dev.selvage.aspectj.Kinds$Direct.<init>()", SelvageAspect.ON_CONSTRUCTOR),
            of(
                "java.lang.String dev.selvage.aspectj.Kinds$AnnotatedMethod.ask()",
                SelvageAspect.ON_ABSTRACT_METHOD),
            of(
                "java.lang.String dev.selvage.aspectj.Kinds$Direct.ofNative()",
                SelvageAspect.ON_NATIVE_METHOD));
  }

  private static String of(String joinPoint, String warning) {
    return warning.replace("{joinpoint.signature}", joinPoint);
  }

  @Test
  void keepsNoLoaderAlive() throws Exception {
    WeakReference<ClassLoader> gone = useAndDrop();

    for (int i = 0; i < 50 && gone.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }

    assertThat(gone.get()).isNull();
  }

  private static WeakReference<ClassLoader> useAndDrop() throws Exception {
    try (Child loader = new Child()) {
      kinds(loader);
      return new WeakReference<>(loader);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> kinds(ClassLoader loader) throws Exception {
    Object kinds = loader.loadClass(Kinds.class.getName()).getConstructor().newInstance();
    return ((Supplier<Map<String, String>>) kinds).get();
  }

  private static String location(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
  }

  /** Has the woven copy of the fixture, and all else from the tests' own loader. */
  private static final class Child extends URLClassLoader {

    private final List<String> own = new ArrayList<>();

    Child() throws IOException {
      super(new URL[] {woven.toUri().toURL()}, Child.class.getClassLoader());
      try (var files = Files.walk(woven)) {
        files
            .map(file -> woven.relativize(file).toString().replace(File.separatorChar, '.'))
            .filter(name -> name.endsWith(".class"))
            .map(name -> name.substring(0, name.length() - ".class".length()))
            .filter(name -> name.contains(".Kinds"))
            .forEach(own::add);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!own.contains(name)) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
    }
  }
}
