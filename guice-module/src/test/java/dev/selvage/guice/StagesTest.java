package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Module;
import com.google.inject.PrivateModule;
import com.google.inject.Singleton;
import com.google.inject.Stage;
import com.google.inject.spi.Elements;
import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.guice.faulty.OutOfRange;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The module under the ways of using Guice. */
class StagesTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  @Test
  void toolsSeeFaultsAndTouchNothing(@TempDir Path folder) {
    Path file = folder.resolve("calls.jsonl");
    WovenChat chat = injectors.chat();
    Guice.createInjector(Stage.TOOL, new ChatModule(3), logging(file));
    Elements.getElements(new ChatModule(3), logging(file));
    assertThat(file).doesNotExist();
    assertThat(chat.attempts()).isEqualTo(1);
    assertThatThrownBy(() -> Guice.createInjector(Stage.TOOL, new OutOfRange()))
        .isInstanceOf(CreationException.class);
  }

  @Test
  void aModuleMayBeUsedAgain() {
    Module module = new ChatModule(3);
    injectors.create(module);
    injectors.create(module);
    injectors.create(Elements.getModule(Elements.getElements(module)));
    assertThat(injectors.chat().attempts()).isEqualTo(3);
  }

  @Test
  void singletonsAreMadeUnderThePolicies() {
    WovenChat chat = injectors.chat();
    Module early =
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(WovenChat.class).toInstance(chat);
            bind(CallsAtStart.class).asEagerSingleton();
          }
        };
    CallsAtStart started =
        injectors.create(early, new ChatModule(3), unwoven()).getInstance(CallsAtStart.class);
    assertThat(started.attempts).isEqualTo(3);
  }

  @Test
  void explicitBindingsAreAllThatIsNeeded() {
    Module strict =
        new AbstractModule() {
          @Override
          protected void configure() {
            binder().requireExplicitBindings();
            binder().requireAtInjectOnConstructors();
            binder().requireExactBindingAnnotations();
            binder().disableCircularProxies();
          }
        };
    injectors.create(strict, new ChatModule(3));
    assertThat(injectors.chat().attempts()).isEqualTo(3);
  }

  @Test
  void aPrivateModuleKeepsItsPoliciesPrivate() {
    Module inside =
        new PrivateModule() {
          @Override
          protected void configure() {
            install(new ChatModule(3));
            expose(Selvage.class);
            expose(SelvageBinding.class);
          }
        };
    assertThat(injectors.create(inside).getInstance(Selvage.class)).isNotNull();
    assertThat(injectors.chat().attempts()).isEqualTo(3);
  }

  private static SelvageModule logging(Path file) {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        jsonLog(file);
      }
    };
  }

  private static SelvageModule unwoven() {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        allowUnwoven();
      }
    };
  }

  @Singleton
  static final class CallsAtStart {
    private final int attempts;

    @Inject
    CallsAtStart(WovenChat chat) {
      attempts = chat.attempts();
    }
  }
}
