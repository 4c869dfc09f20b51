package dev.selvage.guice;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.pipeline.GuardedMethod;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Creates injectors and woven sites, and leaves none of them behind after the test. */
final class Injectors implements AfterEachCallback {

  private final List<SelvageBinding> bindings = new ArrayList<>();
  private final List<WeakReference<GuardedMethod>> sites = new ArrayList<>();

  Injector create(Module... modules) {
    Injector injector = Guice.createInjector(modules);
    bindings.add(injector.getInstance(SelvageBinding.class));
    return injector;
  }

  /** The message of the error that creating an injector ends in. */
  String faults(Module... modules) {
    return Assertions.catchThrowableOfType(CreationException.class, () -> create(modules))
        .getMessage();
  }

  WovenChat chat() {
    WovenChat chat = new WovenChat();
    sites.add(new WeakReference<>(chat.handle()));
    return chat;
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    bindings.forEach(SelvageBinding::close);
    for (WeakReference<GuardedMethod> site : sites) {
      for (int i = 0; i < 100 && site.get() != null; i++) {
        System.gc();
        Thread.sleep(10);
      }
      Assertions.assertThat(site.get()).isNull();
    }
  }
}
