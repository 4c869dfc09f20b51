package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.engine.diagnosis.FailureReader;
import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any loader's copy of a client is read, and no loader is held. */
@Timeout(10)
class LoadersTest {

  private static URLClassLoader classPathAgain() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(new File(path).toURI().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static Object invoke(Object target, String method, Object... arguments)
      throws ReflectiveOperationException {
    for (Method candidate : target.getClass().getMethods()) {
      if (candidate.getName().equals(method)
          && candidate.getParameterCount() == arguments.length
          && accepts(candidate, arguments)) {
        return candidate.invoke(target, arguments);
      }
    }
    throw new NoSuchMethodException(method);
  }

  private static boolean accepts(Method method, Object[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (!method.getParameterTypes()[i].isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  private static Throwable rateLimit(ClassLoader loader) throws ReflectiveOperationException {
    Object headers =
        invoke(
            invoke(
                loader.loadClass("com.openai.core.http.Headers").getMethod("builder").invoke(null),
                "put",
                "Retry-After",
                "20"),
            "build");
    Object thrown =
        loader.loadClass("com.openai.errors.RateLimitException").getMethod("builder").invoke(null);
    thrown = invoke(thrown, "headers", headers);
    return (Throwable) invoke(thrown, "build");
  }

  @Test
  void aClientOfAnotherLoaderIsRead() throws Exception {
    try (URLClassLoader loader = classPathAgain()) {
      Throwable thrown = rateLimit(loader);
      assertThat(thrown.getClass().getClassLoader()).isSameAs(loader);

      Diagnosis diagnosis = Clients.DIAGNOSER.diagnose(thrown, Instant.EPOCH);

      assertThat(diagnosis.kind()).isEqualTo(Kind.RATE_LIMITED);
      assertThat(diagnosis.namedWait()).hasValue(Duration.ofSeconds(20));
    }
  }

  @Test
  void aLoaderIsNotHeldByTheAccessorsThatReadItsClasses() throws Exception {
    Accessor number = new Accessor("number");

    assertCollected(loaderReadBy(number));

    assertThat(number.get(new AccessorTest.Open())).isEqualTo(7);
  }

  private static WeakReference<ClassLoader> loaderReadBy(Accessor number) throws Exception {
    try (URLClassLoader loader = classPathAgain()) {
      Class<?> type = loader.loadClass(AccessorTest.Open.class.getName());
      assertThat(type).isNotSameAs(AccessorTest.Open.class);
      assertThat(number.get(type.getConstructor().newInstance())).isEqualTo(7);
      return new WeakReference<>(loader);
    }
  }

  @Test
  void aReaderIsNotHeldByTheClassesItRead() throws Exception {
    assertCollected(loaderOfAReaderThatReadAClassOfTheJdk());
  }

  private static WeakReference<ClassLoader> loaderOfAReaderThatReadAClassOfTheJdk()
      throws Exception {
    try (URLClassLoader loader = classPathAgain()) {
      Class<?> reader = loader.loadClass(HttpResponseReader.class.getName());
      Class<?> contract = loader.loadClass(FailureReader.class.getName());
      Object read =
          contract
              .getMethod("read", Object.class, Class.class)
              .invoke(reader.getConstructor().newInstance(), "of the JDK", String.class);
      assertThat(read).isEqualTo(Optional.empty());
      return new WeakReference<>(loader);
    }
  }

  private static void assertCollected(WeakReference<ClassLoader> loader)
      throws InterruptedException {
    while (loader.get() != null) {
      System.gc();
      Thread.sleep(10);
    }
  }
}
