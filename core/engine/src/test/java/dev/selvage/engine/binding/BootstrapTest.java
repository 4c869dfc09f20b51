package dev.selvage.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.engine.Api;
import dev.selvage.engine.Woven;
import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.drive.BlockingDriver;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.event.Captured;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.retry.RetryStage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A bootstrap that throws would break a user's method for ever. */
class BootstrapTest {

  static class Chat {
    @RetryOnRateLimit(maxAttempts = 2, initialDelay = "0s")
    String ask(String text) {
      return text;
    }

    @RetryOnRateLimit(maxAttempts = 3, initialDelay = "0s")
    Object ask(Object text) {
      return text;
    }

    void unannotated() {}

    @RetryOnRateLimit
    java.util.concurrent.Future<String> future(String text) {
      return null;
    }
  }

  interface Asking {
    @RetryOnRateLimit(maxAttempts = 5)
    String ask(String text);
  }

  interface InheritsAsking extends Asking {}

  private static final String DESCRIPTOR = "(Ljava/lang/String;)Ljava/lang/String;";

  private final Class<?> chat = Woven.apart(Chat.class);

  private static int stages(GuardedMethod handle) {
    return handle.pipeline().stages().size();
  }

  private void assertUnguarded(GuardedMethod handle, Captured log, String reason) {
    assertThat(stages(handle)).isZero();
    assertThat(handle.inspectsReturned()).isFalse();
    assertThat(log.lines()).containsExactly(reason);
    assertThat(
            BlockingDriver.run(
                handle.pipeline().newCall(null, GiveUps.count()), arguments -> "answer"))
        .isEqualTo("answer");
  }

  @Test
  void findsTheMethodByItsWholeSignature() {
    GuardedMethod ofString = Woven.handle(chat, WovenSite.CONTRACT, "ask", DESCRIPTOR, "");
    GuardedMethod ofObject =
        Woven.handle(chat, WovenSite.CONTRACT, "ask", "(Ljava/lang/Object;)Ljava/lang/Object;", "");

    assertThat(ofString.pipeline().method()).isEqualTo(Chat.class.getName() + ".ask");
    assertThat(ofString.pipeline().stages().toString())
        .isNotEqualTo(ofObject.pipeline().stages().toString());
    assertThat(ofString.inspectsReturned()).isFalse();
    assertThat(ofObject.inspectsReturned()).isTrue();
  }

  @Test
  void aMethodThatIsNotThereRunsUnguarded() {
    try (Captured log = new Captured(Log.NAME)) {
      assertUnguarded(
          Woven.handle(chat, WovenSite.CONTRACT, "gone", "()V", ""),
          log,
          Chat.class.getName()
              + ".gone runs unguarded: java.lang.NoSuchMethodError: "
              + Chat.class.getName()
              + ".gone()V");
    }
  }

  @Test
  void aMethodThatRunsUnguardedIsListedAsNotWoven() {
    try (Captured log = new Captured(Log.NAME)) {
      stages(Woven.handle(chat, WovenSite.CONTRACT, "lost", "(I[Lcom/acme/Gone;)V", ""));
      assertThat(log.lines()).hasSize(1);
    }
    assertThat(GuardedMethods.reportsOf(chat))
        .filteredOn(report -> report.method().equals("lost(int, Gone[])"))
        .singleElement()
        .satisfies(report -> assertThat(report.woven()).isFalse())
        .satisfies(report -> assertThat(report.reason()).contains("com.acme.Gone"));
  }

  @Test
  void aDescriptorThatMakesNoSenseRunsUnguarded() {
    try (Captured log = new Captured(Log.NAME)) {
      assertThat(stages(Woven.handle(chat, WovenSite.CONTRACT, "ask", "nonsense", ""))).isZero();
      assertThat(stages(Woven.handle(chat, WovenSite.CONTRACT, "ask", "(Lgone/Type;)V", "")))
          .isZero();
      assertThat(stages(Woven.handle(chat, WovenSite.CONTRACT, "ask", DESCRIPTOR, "nonsense")))
          .isZero();
      assertThat(log.lines()).hasSize(3);
    }
  }

  @Test
  void anotherContractRunsUnguarded() {
    try (Captured log = new Captured(Log.NAME)) {
      assertUnguarded(
          Woven.handle(chat, WovenSite.CONTRACT + 1, "ask", DESCRIPTOR, ""),
          log,
          Chat.class.getName()
              + ".ask runs unguarded: it was woven for contract "
              + (WovenSite.CONTRACT + 1)
              + ", and the engine its loader sees has contract "
              + WovenSite.CONTRACT
              + "; use one version of Selvage");
    }
  }

  @Test
  void annotationsThatCannotBeSeenRunUnguarded() {
    try (Captured log = new Captured(Log.NAME)) {
      assertUnguarded(
          Woven.handle(chat, "unannotated"),
          log,
          Chat.class.getName()
              + ".unannotated runs unguarded: its annotations cannot be seen from its class"
              + " loader");
    }
  }

  @Test
  void annotationsThatTheClassesLoaderHidesRunUnguarded() {
    Class<?> apart =
        Woven.apart(Chat.class, name -> false, RetryOnRateLimit.class.getName()::equals);
    try (Captured log = new Captured(Log.NAME)) {
      assertUnguarded(
          Woven.handle(apart, WovenSite.CONTRACT, "ask", DESCRIPTOR, ""),
          log,
          Chat.class.getName()
              + ".ask runs unguarded: its annotations cannot be seen from its class loader");
    }
  }

  @Test
  void aClassMayBringItsOwnCopyOfTheAnnotations() {
    Class<?> apart =
        Woven.apart(Chat.class, name -> name.matches("dev\\.selvage\\.\\w+"), name -> false);
    GuardedMethod handle = Woven.handle(apart, WovenSite.CONTRACT, "ask", DESCRIPTOR, "");

    assertThat(handle.pipeline().stages()).singleElement().isInstanceOf(RetryStage.class);
  }

  @Test
  void aFutureThatOnlyItsOwnClassCanMakeIsReported() {
    String reason =
        "methods that return java.util.concurrent.Future are not guarded yet; return"
            + " CompletableFuture or CompletionStage";
    try (Captured log = new Captured(Log.NAME)) {
      assertUnguarded(
          Woven.handle(chat, "future"),
          log,
          Chat.class.getName() + ".future runs unguarded: " + reason);
    }
    assertThat(GuardedMethods.reportsOf(chat))
        .containsExactly(
            new GuardedMethods.Report(Chat.class.getName(), "future(String)", false, reason));
  }

  @Test
  void aLambdaIsGuardedByItsInterface() {
    String asking = Asking.class.getName().replace('.', '/') + ".ask" + DESCRIPTOR;
    String inherits = InheritsAsking.class.getName().replace('.', '/') + ".ask" + DESCRIPTOR;

    assertThat(stages(Woven.handle(chat, WovenSite.CONTRACT, "ask", DESCRIPTOR, asking)))
        .isEqualTo(1);
    assertThat(stages(Woven.handle(chat, WovenSite.CONTRACT, "ask", DESCRIPTOR, inherits)))
        .isEqualTo(1);
  }

  @Test
  void callSitesAndLookUpsGiveTheSame() throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(chat, MethodHandles.lookup());
    CallSite site =
        Bootstrap.callSite(
            lookup,
            "site",
            MethodType.methodType(GuardedMethod.class),
            WovenSite.CONTRACT,
            "ask",
            DESCRIPTOR,
            "");
    GuardedMethod called = (GuardedMethod) site.dynamicInvoker().invokeExact();
    GuardedMethod looked = Bootstrap.lookup(chat, WovenSite.CONTRACT, "ask", DESCRIPTOR, "");

    assertThat(stages(called)).isEqualTo(1);
    assertThat(called).isSameAs(looked);
    assertThat(Woven.handle(chat, WovenSite.CONTRACT, "ask", DESCRIPTOR, "")).isSameAs(looked);
    assertThat(Bootstrap.lookup(chat, WovenSite.CONTRACT, "ask", DESCRIPTOR, "")).isSameAs(looked);
  }

  @Test
  void aServiceThatCannotBeLoadedIsLeftOut() {
    try (Captured log = new Captured(Log.NAME)) {
      Class<?> apart =
          withServices(
              """
              com.acme.Gone
              dev.selvage.engine.binding.BootstrapTest$Unlinkable
              dev.selvage.engine.binding.BootstrapTest$NoReader
              dev.selvage.engine.Api$Reader
              """);
      GuardedMethod handle = Woven.handle(apart, WovenSite.CONTRACT, "ask", DESCRIPTOR, "");

      assertThat(stages(handle)).isEqualTo(1);
      assertThat(log.lines())
          .hasSize(2)
          .allMatch(line -> line.startsWith("An extension is left out: "));
      assertThat(log.lines().get(0)).contains("com.acme.Gone");
      assertThat(log.lines().get(1)).contains("Unlinkable");
      assertThat(
              handle
                  .pipeline()
                  .surroundings()
                  .diagnoser()
                  .diagnose(Api.status(429), java.time.Instant.EPOCH)
                  .status())
          .hasValue(429);
    }
  }

  @Test
  void aServiceThatBreaksLaterLeavesTheMethodUnguarded() {
    try (Captured log = new Captured(Log.NAME)) {
      Class<?> apart = withServices("dev.selvage.engine.binding.BootstrapTest$Breaking\n");

      assertUnguarded(
          Woven.handle(apart, WovenSite.CONTRACT, "ask", DESCRIPTOR, ""),
          log,
          Chat.class.getName() + ".ask runs unguarded: java.lang.IllegalStateException: bug");
    }
  }

  @Test
  void aLoaderThatCannotListItsResourcesIsAskedNoMoreThanAHundredTimes() {
    try (Captured log = new Captured(Log.NAME)) {
      Class<?> apart = withServices(null);

      assertThat(stages(Woven.handle(apart, WovenSite.CONTRACT, "ask", DESCRIPTOR, "")))
          .isEqualTo(1);
      assertThat(log.lines()).hasSizeLessThanOrEqualTo(100);
    }
  }

  /** A reader that fails when it is first asked anything. */
  public static class Breaking implements FailureReader {
    @Override
    public Set<String> classNames() {
      throw new IllegalStateException("bug");
    }

    @Override
    public Optional<Failure> read(Object object, Class<?> type) {
      return Optional.empty();
    }
  }

  /** Stands for a service that was compiled for a newer Java, or whose superclass is gone. */
  public static class Unlinkable {}

  /** Not a reader: another copy of the engine's own may look like this. */
  public static class NoReader {}

  /** The fixture in a loader whose services for readers are just those; null for a broken one. */
  private static Class<?> withServices(String lines) {
    ClassLoader loader =
        new ClassLoader(Woven.class.getClassLoader()) {
          private int asked;

          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(Unlinkable.class.getName())) {
              throw new UnsupportedClassVersionError(name);
            }
            return name.equals(Chat.class.getName()) ? define() : super.loadClass(name, resolve);
          }

          private Class<?> define() throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(Chat.class.getName());
            if (loaded != null) {
              return loaded;
            }
            try (InputStream in =
                getResourceAsStream(Chat.class.getName().replace('.', '/') + ".class")) {
              byte[] bytes = in.readAllBytes();
              return defineClass(Chat.class.getName(), bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
              throw new ClassNotFoundException(Chat.class.getName(), e);
            }
          }

          @Override
          public Enumeration<URL> getResources(String name) throws java.io.IOException {
            if (!name.endsWith("diagnosis.FailureReader")) {
              return super.getResources(name);
            }
            if (lines == null && asked++ < 1_000) {
              throw new java.io.IOException("closed");
            }
            return lines == null
                ? Collections.emptyEnumeration()
                : Collections.enumeration(List.of(text(lines)));
          }
        };
    try {
      return loader.loadClass(Chat.class.getName());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("deprecation") // The constructor that replaces it came with Java 20.
  private static URL text(String lines) throws MalformedURLException {
    return new URL(
        null,
        "memory:services",
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
              @Override
              public void connect() {}

              @Override
              public InputStream getInputStream() {
                return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
              }
            };
          }
        });
  }
}
