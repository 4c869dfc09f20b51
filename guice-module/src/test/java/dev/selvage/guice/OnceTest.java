package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.PrivateModule;
import com.google.inject.util.Modules;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.Woven;
import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.guice.faulty.OneBinding;
import dev.selvage.testkit.VirtualTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However many doors and modules there are, a call is guarded once. */
class OnceTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  private final VirtualTime time = new VirtualTime();

  @Test
  void aClassThatIsMarkedAsWovenIsLeftAlone() {
    assertLeftAlone(injectors.create(policies()).getInstance(AtBuildTime.class));
  }

  @Test
  void aClassThatTheAgentWoveIsLeftAlone() {
    GuardedMethods.note(
        ByAgent.class.getClassLoader(),
        new Report(ByAgent.class.getName(), "ask()", true, "by the agent"));
    assertLeftAlone(injectors.create(policies()).getInstance(ByAgent.class));
  }

  @Test
  void anAgentThatComesLaterTakesOver() {
    AttachedLater chat = injectors.create(policies()).getInstance(AttachedLater.class);
    assertThat(chat.ask()).isEqualTo(2);
    GuardedMethods.note(
        AttachedLater.class.getClassLoader(),
        new Report(AttachedLater.class.getName(), "ask()", true, "by the agent"));
    chat.attempts = 0;
    assertThatThrownBy(chat::ask).isInstanceOf(TooManyRequests.class);
    assertThat(chat.attempts).isEqualTo(1);
  }

  @Test
  void ofAClassThatIsWovenInPartOnlyTheRestIsIntercepted() {
    HalfWoven half = injectors.create(policies()).getInstance(HalfWoven.class);
    assertThat(half.own()).isEqualTo(1);
    assertThatThrownBy(half::ask).isInstanceOf(TooManyRequests.class);
    assertThat(half.interceptions).isZero();
  }

  @Test
  void aClassThatIsNotBoundIsIntercepted() {
    assertOnce(injectors.create(policies()));
  }

  @Test
  void severalModulesInterceptOnce() {
    assertOnce(injectors.create(policies(), new OneBinding(Chat.class), new SelvageModule() {}));
    assertOnce(
        injectors.create(
            Modules.override(policies(), new OneBinding(Chat.class)).with(new SelvageModule() {})));
  }

  @Test
  void aSecondInjectorInterceptsItsOwnObjects() {
    assertOnce(injectors.create(policies(), new OneBinding(Chat.class)));
    assertOnce(injectors.create(policies(), new OneBinding(Chat.class)));
  }

  @Test
  void childInjectorsInterceptOnce() {
    Injector parent = injectors.create(policies());
    assertOnce(parent.createChildInjector(new OneBinding(Chat.class)));
    assertOnce(parent.createChildInjector().createChildInjector());
  }

  @Test
  void privateModulesInterceptOnce() {
    assertOnce(injectors.create(policies(), new Inside(Modules.EMPTY_MODULE)));
    assertOnce(injectors.create(new Inside(policies())));
  }

  @Test
  void anObjectThatGuiceInterceptsIsNotLookedAtAgain() {
    Chat made = injectors.create(policies()).getInstance(Chat.class);
    Injector second =
        injectors.create(
            strictly(),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(Chat.class).toInstance(made);
              }
            });
    second.injectMembers(made);
    assertOnce(second);
    assertThat(GuardedMethods.list())
        .noneMatch(report -> report.className().contains("$$EnhancerByGuice$$"));
  }

  @Test
  void aTypeThatWasInjectedBeforeIsInterceptedWhereGuiceMakesIt() {
    Injector injector = injectors.create(policies());
    injector.injectMembers(new Chat());
    assertOnce(injector);
  }

  @Test
  void closingTheBindingLeavesTheAnnotationsValues() {
    Injector injector = injectors.create(policies());
    injector.getInstance(SelvageBinding.class).close();
    assertOnce(injector);
  }

  private static void assertLeftAlone(Chat chat) {
    assertThat(chat.getClass().getName()).doesNotContain("$$");
    assertThatThrownBy(chat::ask).isInstanceOf(TooManyRequests.class);
    assertThat(chat.attempts).isEqualTo(1);
  }

  private static void assertOnce(Injector injector) {
    Chat chat = injector.getInstance(Chat.class);
    chat.attempts = 0;
    assertThat(chat.ask()).isEqualTo(2);
    assertThat(chat.interceptions).isEqualTo(1);
  }

  private SelvageModule policies() {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        bindTiming(time.timing());
        allowUnwoven();
      }
    };
  }

  private static SelvageModule strictly() {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        strict();
      }
    };
  }

  static final class Inside extends PrivateModule {
    private final com.google.inject.Module module;

    Inside(com.google.inject.Module module) {
      this.module = module;
    }

    @Override
    protected void configure() {
      install(module);
      bind(Chat.class);
      expose(Chat.class);
      if (module != Modules.EMPTY_MODULE) {
        expose(SelvageBinding.class);
      }
    }
  }

  static class Chat {
    int attempts;
    long interceptions;

    @RetryOnRateLimit(initialDelay = "1ms")
    int ask() {
      count();
      if (++attempts == 1) {
        throw new TooManyRequests();
      }
      return attempts;
    }

    void count() {
      interceptions =
          Arrays.stream(new Throwable().getStackTrace())
              .filter(frame -> frame.getClassName().equals(Interception.class.getName()))
              .filter(frame -> frame.getMethodName().equals("invoke"))
              .count();
    }
  }

  @Woven
  static class AtBuildTime extends Chat {
    @Override
    @RetryOnRateLimit
    int ask() {
      return super.ask();
    }
  }

  static class ByAgent extends Chat {
    @Override
    @RetryOnRateLimit
    int ask() {
      return super.ask();
    }
  }

  static class AttachedLater extends Chat {
    @Override
    @RetryOnRateLimit(initialDelay = "1ms")
    int ask() {
      count();
      if (++attempts == 1) {
        throw new TooManyRequests();
      }
      return attempts;
    }
  }

  static class HalfWoven extends AtBuildTime {
    @RetryOnRateLimit
    int own() {
      count();
      return (int) interceptions;
    }
  }
}
