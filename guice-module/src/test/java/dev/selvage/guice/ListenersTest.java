package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.event.CallEvent;
import dev.selvage.engine.event.CallListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  private final List<CallEvent> heard = new ArrayList<>();

  @Test
  void aListenerHearsWhatHappensUntilTheBindingIsClosed() {
    WovenChat chat = injectors.chat();
    Injector injector = create(listening(heard::add));
    chat.attempts();
    assertThat(heard)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("AttemptFailed", "RetryScheduled", "AttemptFailed", "CallFailed");

    injector.getInstance(SelvageBinding.class).close();
    chat.attempts();
    assertThat(heard).hasSize(4);
  }

  @Test
  void aListenerIsMadeByGuice() {
    Injector injector =
        create(
            new SelvageModule() {
              @Override
              protected void configurePolicies() {
                listen(Count.class);
              }
            });
    injectors.chat().attempts();
    Count count = injector.getInstance(Count.class);
    assertThat(count.events).isEqualTo(4);
    assertThat(count.binding.get()).isSameAs(injector.getInstance(SelvageBinding.class));
  }

  @Test
  void anyModuleMayAddListeners() {
    create(
        new AbstractModule() {
          @Override
          protected void configure() {
            Multibinder.newSetBinder(binder(), CallListener.class)
                .addBinding()
                .toInstance(heard::add);
          }
        });
    injectors.chat().attempts();
    assertThat(heard).hasSize(4);
  }

  @Test
  void aListenerThatIsNamedTwiceHearsOnce() {
    CallListener listener = heard::add;
    create(listening(listener), listening(listener));
    injectors.chat().attempts();
    assertThat(heard).hasSize(4);
  }

  @Test
  void aListenerThatNeedsTheBindingIsToldHow() {
    assertThat(
            injectors.faults(
                new SelvageModule() {
                  @Override
                  protected void configurePolicies() {
                    listen(Entangled.class);
                  }
                }))
        .contains("1 error")
        .contains("have the listener ask for a Provider<SelvageBinding>");
  }

  @Test
  void theJsonFileIsWrittenThroughAndClosedWithTheBinding(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("calls.jsonl");
    WovenChat chat = injectors.chat();
    Injector injector = create(logging(file), logging(folder.resolve("x/../calls.jsonl")));
    chat.attempts();
    assertThat(Files.readAllLines(file)).hasSize(3).allMatch(line -> line.startsWith("{"));

    injector.getInstance(SelvageBinding.class).close();
    chat.attempts();
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  @Test
  void aJsonFileThatCannotBeOpenedIsOneFault(@TempDir Path folder) {
    WovenChat chat = injectors.chat();
    Path file = folder.resolve("missing/calls.jsonl");
    assertThat(injectors.faults(new ChatModule(2), logging(file)))
        .contains("1) jsonLog(\"" + file + "\"): NoSuchFileException: " + file)
        .containsPattern(
            "\n  at ListenersTest\\$\\d\\.configurePolicies\\(ListenersTest.java:\\d+\\)\n")
        .contains("\n1 error\n");
    assertThat(chat.attempts()).isEqualTo(1);
  }

  private Injector create(Module... more) {
    List<Module> modules = new ArrayList<>(List.of(more));
    modules.add(new ChatModule(2));
    return injectors.create(modules.toArray(Module[]::new));
  }

  private static Module listening(CallListener listener) {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        listen(listener);
      }
    };
  }

  private static Module logging(Path file) {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        jsonLog(file);
      }
    };
  }

  @Singleton
  static final class Count implements CallListener {
    private final Provider<SelvageBinding> binding;
    private int events;

    @Inject
    Count(Provider<SelvageBinding> binding) {
      this.binding = binding;
    }

    @Override
    public void onEvent(CallEvent event) {
      events++;
    }
  }

  static final class Entangled implements CallListener {
    @Inject
    Entangled(SelvageBinding binding) {}

    @Override
    public void onEvent(CallEvent event) {}
  }
}
