package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Module;
import com.google.inject.PrivateModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.util.Modules;
import dev.selvage.RetryOnRateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which classes of an injector are looked at. */
class BoundClassesTest {

  private static final String FAULT = "@RetryOnRateLimit on BoundClassesTest$Chat.ask: policy = ";

  @RegisterExtension private final Injectors injectors = new Injectors();

  @Test
  void aClassThatIsBound() {
    assertOneFault(
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(Chat.class);
          }
        });
  }

  @Test
  void aClassThatIsLinkedTo() {
    assertOneFault(
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(Port.class).to(Chat.class);
          }
        });
  }

  @Test
  void theClassOfAnInstance() {
    assertOneFault(
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(Port.class).toInstance(new Chat());
          }
        });
  }

  @Test
  void theClassOfAnInstanceThatIsInjected() {
    assertOneFault(
        new AbstractModule() {
          @Override
          protected void configure() {
            requestInjection(new Chat());
          }
        });
  }

  @Test
  void whatAProviderMethodSaysItMakes() {
    assertOneFault(new ChatProviding());
  }

  @Test
  void whatAProviderSaysItMakes() {
    assertOneFault(
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(Chat.class).toProvider(ChatProvider.class);
          }
        });
  }

  @Test
  void whatAPrivateModuleBinds() {
    assertOneFault(
        new PrivateModule() {
          @Override
          protected void configure() {
            install(new ChatProviding());
          }
        });
  }

  @Test
  void whatABoundClassNeeds() {
    assertOneFault(
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(NeedsChat.class);
          }
        });
  }

  @Test
  void theSuperclassOfABoundClass() {
    assertOneFault(
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(Special.class);
          }
        });
  }

  @Test
  void aClassThatIsBoundInManyWaysIsToldOfOnce() {
    assertOneFault(
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(Port.class).to(Chat.class);
            bind(Special.class);
            requestInjection(new Chat());
          }
        },
        new ChatProviding());
  }

  @Test
  void aPrivateModuleWithPoliciesOfItsOwnLooksAtItsOwnClasses() {
    Module inside =
        new PrivateModule() {
          @Override
          protected void configure() {
            install(policies());
            bind(Chat.class);
          }
        };
    assertThat(injectors.faults(inside, Modules.EMPTY_MODULE)).containsOnlyOnce(FAULT);
  }

  /** The module with policies comes first and last, since the order must not matter. */
  private void assertOneFault(Module... modules) {
    Module all = Modules.combine(modules);
    assertThat(injectors.faults(policies(), all)).containsOnlyOnce(FAULT).contains("\n1 error\n");
    assertThat(injectors.faults(all, policies())).containsOnlyOnce(FAULT).contains("\n1 error\n");
  }

  private static SelvageModule policies() {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        retryOnRateLimit("chat").maxAttempts(2);
        allowUnwoven();
      }
    };
  }

  interface Port {}

  static class Chat implements Port {
    @RetryOnRateLimit(policy = "unheard of")
    void ask() {}
  }

  static class Special extends Chat {}

  static class NeedsChat {
    @Inject
    NeedsChat(Chat chat) {}
  }

  static class ChatProvider implements Provider<Chat> {
    @Override
    public Chat get() {
      return new Chat();
    }
  }

  static class ChatProviding extends AbstractModule {
    @Provides
    Chat chat() {
      return new Chat();
    }
  }
}
