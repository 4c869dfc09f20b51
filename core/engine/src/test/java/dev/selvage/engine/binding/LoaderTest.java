package dev.selvage.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.engine.Api;
import dev.selvage.engine.Collected;
import dev.selvage.engine.Draws;
import dev.selvage.engine.FakeTime;
import dev.selvage.engine.Woven;
import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.drive.BlockingDriver;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is unloaded takes everything along. */
class LoaderTest {

  @TempDir private Path folder;

  /** Loaded anew in the application's loader; holds its own handle, as woven code does. */
  public static class Application {
    static Object handle;

    @RetryOnRateLimit(maxAttempts = 2, initialDelay = "0s")
    Object ask() {
      return handle;
    }
  }

  /** The application's own reader of a class that is the JDK's, and never goes away. */
  public static class JdkReader implements FailureReader {
    @Override
    public Set<String> classNames() {
      return Set.of(ArrayStoreException.class.getName(), StringBuilder.class.getName());
    }

    @Override
    public Optional<Failure> read(Object object, Class<?> type) {
      return Optional.of(Failure.builder().status(429).build());
    }
  }

  /** Defines the fixtures itself, everything else comes from above. */
  private static final class Below extends URLClassLoader {
    Below(URL... urls) {
      super(urls, LoaderTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.equals(Application.class.getName()) && !name.equals(JdkReader.class.getName())) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  private Below newApplication() throws IOException {
    Path services = folder.resolve("META-INF/services/dev.selvage.engine.diagnosis.FailureReader");
    Files.createDirectories(services.getParent());
    Files.writeString(services, JdkReader.class.getName());
    File classes =
        new File(LoaderTest.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return new Below(folder.toUri().toURL(), classes.toURI().toURL());
  }

  private static int attempts(GuardedMethod handle, RuntimeException thrown) {
    int[] attempts = {0};
    Assertions.catchThrowable(
        () ->
            BlockingDriver.run(
                handle.pipeline().newCall(new Object[0], GiveUps.count()),
                arguments -> {
                  attempts[0]++;
                  throw thrown;
                }));
    return attempts[0];
  }

  /** Everything that an application does, in a frame of its own so that nothing is left over. */
  private WeakReference<ClassLoader> runAndUnload(boolean closes) throws Exception {
    try (Below loader = newApplication()) {
      Class<?> application = loader.loadClass(Application.class.getName());
      assertThat(application.getClassLoader()).isSameAs(loader);
      GuardedMethod handle = Woven.handle(application, "ask");
      java.lang.reflect.Field held = application.getDeclaredField("handle");
      held.setAccessible(true);
      held.set(null, handle);
      List<Object> heard = new ArrayList<>();
      FakeTime time = new FakeTime();
      SelvageBinding binding =
          SelvageBinding.builder(application)
              .policies(policies -> policies.retryOnRateLimit("unused"))
              .timing(time.timing(Draws.always(0)))
              .listener(event -> heard.add(application))
              .install();
      GuardedMethods.note(
          loader, new GuardedMethods.Report("com.acme.Unloaded", "ask()", true, "a test"));
      assertThat(attempts(handle, Api.status(429))).isEqualTo(2);
      assertThat(attempts(handle, new ArrayStoreException())).isEqualTo(2);
      assertThat(heard).isNotEmpty();
      Bootstrap.lookup(application, WovenSite.CONTRACT, "ask", "()Ljava/lang/Object;", "");
      if (closes) {
        binding.close();
      }
      return new WeakReference<>(loader);
    }
  }

  @Test
  void theLoaderCanBeCollectedOnceItsBindingIsClosed() throws Exception {
    Collected.eventually(runAndUnload(true));
    assertThat(GuardedMethods.list())
        .noneMatch(report -> report.className().equals("com.acme.Unloaded"));
  }

  @Test
  void theLoaderCanBeCollectedThoughNobodyClosedItsBinding() throws Exception {
    Collected.eventually(runAndUnload(false));
  }

  @Test
  void aBindingLivesAsLongAsItsOwner() throws Exception {
    Class<?> apart = Woven.apart(Application.class);
    WeakReference<SelvageBinding> binding =
        new WeakReference<>(SelvageBinding.builder(apart).withoutPolicies().install());

    for (int i = 0; i < 5; i++) {
      System.gc();
    }

    assertThat(binding.get()).isNotNull();
    assertThat(Bindings.boundFor(apart.getClassLoader()).bindings()).hasSize(1);
    binding.get().close();
  }

  @Test
  void extensionsAreLookedUpOncePerLoader() throws Exception {
    Class<?> apart = Woven.apart(Application.class);

    Extensions extensions = Extensions.of(apart.getClassLoader());

    assertThat(Extensions.of(apart.getClassLoader())).isSameAs(extensions);
    assertThat(Extensions.of(null)).isSameAs(Extensions.of(ClassLoader.getSystemClassLoader()));
  }
}
