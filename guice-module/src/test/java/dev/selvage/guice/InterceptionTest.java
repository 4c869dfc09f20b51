package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.matcher.Matchers;
import dev.selvage.MaxTokens;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import dev.selvage.ValidateChatRequest;
import dev.selvage.engine.validation.InvalidChatRequestException;
import dev.selvage.guice.faulty.OneBinding;
import dev.selvage.testkit.VirtualTime;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a method does that Guice intercepts, as against what a woven one does: the same. */
class InterceptionTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  private final VirtualTime time = new VirtualTime();

  @Test
  void retriesAndWaitsOnTheClockThatIsBound() {
    Chat chat = make(Chat.class);
    assertThat(chat.ask("hello", 2)).isEqualTo("hello after 3");
    assertThat(time.sleeps()).hasSize(2);
  }

  @Test
  void throwsTheLastAttemptsFailureUnchanged() {
    Chat chat = make(Chat.class);
    assertThatThrownBy(() -> chat.ask("hello", 100)).isSameAs(chat.last);
    assertThat(chat.attempts).isEqualTo(6);
  }

  @Test
  void aCheckedExceptionReachesTheCallerAsItIs() {
    IOException refused = new IOException("refused");
    Chat chat = make(Chat.class);
    assertThatThrownBy(() -> chat.read(refused)).isSameAs(refused);
    assertThat(chat.attempts).isEqualTo(1);
  }

  @Test
  void everyAttemptRunsWithTheCallersArguments() {
    Chat chat = make(Chat.class);
    assertThat(chat.all(7L, "a", "b")).isEqualTo("7[a, b]");
    assertThat(chat.seen).containsExactly("7[a, b]", "7[a, b]", "7[a, b]");
  }

  @Test
  void anInvalidRequestNeverReachesTheMethod() {
    Chat chat = make(Chat.class);
    assertThatThrownBy(() -> chat.limited(101)).isInstanceOf(InvalidChatRequestException.class);
    assertThat(chat.attempts).isZero();
    assertThat(chat.limited(100)).isEqualTo(100);
  }

  @Test
  void aStageThatFailsLaterIsRunAgainWithoutHoldingTheCaller() throws Exception {
    VirtualTime manual = VirtualTime.manual();
    Chat chat = make(manual, Chat.class);
    CompletableFuture<String> answer = chat.later(2).toCompletableFuture();
    assertThat(answer).isNotDone();
    for (int i = 0; i < 100 && !answer.isDone(); i++) {
      manual.runUntilIdle();
    }
    assertThat(answer.get(1, TimeUnit.SECONDS)).isEqualTo("after 3");
    assertThat(chat.attempts).isEqualTo(3);
  }

  @Test
  void aFutureThatHoldsASuccessIsHandedOnUntouched() {
    Chat chat = make(Chat.class);
    assertThat(chat.future()).isSameAs(chat.done);
  }

  @Test
  void guardedMethodsThatCallGuardedMethodsDoNotMultiply() {
    Chat chat = make(Chat.class);
    assertThatThrownBy(() -> chat.outer()).isInstanceOf(TooManyRequests.class);
    assertThat(chat.attempts).isEqualTo(6);
  }

  @Test
  void callsOfTheObjectOnItselfAreGuarded() {
    assertThat(make(Chat.class).viaThis(1)).isEqualTo("self after 2");
  }

  @Test
  void callsFromTheConstructorAreGuarded() {
    assertThat(make(CallsItself.class).answer).isEqualTo("after 2");
  }

  @Test
  void theAnnotationsOfInterfacesAndAbstractMethodsCount() {
    assertThat(make(OfPort.class).ask(1)).isEqualTo("after 2");
    assertThat(make(OfAbstract.class).ask(1)).isEqualTo("after 2");
  }

  @Test
  void theGenericMethodsImplementationIsGuardedThroughItsBridge() {
    GenericPort<Integer> port = make(OfGeneric.class);
    assertThat(port.ask(1)).isEqualTo("after 2");
  }

  @Test
  void aDefaultMethodIsGuarded() {
    assertThat(make(WithDefault.class).ask(1)).isEqualTo("after 2");
  }

  @Test
  void aTypesAnnotationCoversItsMethods() {
    assertThat(make(WholeClass.class).ask(1)).isEqualTo("after 2");
  }

  @Test
  void anAnnotationThatStandsForOthersCounts() {
    assertThat(make(Composed.class).ask(1)).isEqualTo("after 2");
  }

  @Test
  void inheritedMethodsAreGuarded() {
    assertThat(make(Inheriting.class).ask("hello", 1)).isEqualTo("hello after 2");
  }

  @Test
  void aMethodThatAPublicClassInheritsFromAHiddenOneIsGuarded() {
    assertThat(make(Shown.class).ask(1)).isEqualTo("after 2");
  }

  @Test
  void protectedAndPackagePrivateMethodsAreGuarded() {
    assertThat(make(Hidden.class).packagePrivate(1)).isEqualTo("after 2");
    assertThat(make(Hidden.class).forSubclasses(1)).isEqualTo("after 2");
  }

  @Test
  void aNestedClassThatIsPrivateIsGuarded() {
    assertThat(make(Inner.class).ask(1)).isEqualTo("after 2");
  }

  @Test
  void standsInsideTheInterceptorsOfModules() {
    List<String> heard = new ArrayList<>();
    Chat chat =
        injectors
            .create(
                policies(time),
                new OneBinding(Chat.class),
                new AbstractModule() {
                  @Override
                  protected void configure() {
                    bindInterceptor(
                        Matchers.only(Chat.class),
                        Matchers.annotatedWith(RetryOnRateLimit.class),
                        invocation -> {
                          heard.add(invocation.getMethod().getName());
                          return invocation.proceed();
                        });
                  }
                })
            .getInstance(Chat.class);
    assertThat(chat.ask("hello", 2)).isEqualTo("hello after 3");
    assertThat(heard).containsExactly("ask");
  }

  private <T> T make(Class<T> type) {
    return make(time, type);
  }

  private <T> T make(VirtualTime clock, Class<T> type) {
    return injectors.create(policies(clock), new OneBinding(type)).getInstance(type);
  }

  private static SelvageModule policies(VirtualTime clock) {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        bindTiming(clock.timing());
      }
    };
  }

  /** Meets the limit as often as it is told to. */
  static class Flaky {
    int attempts;
    TooManyRequests last = new TooManyRequests();

    String answer(int failures) {
      if (attempts++ < failures) {
        last = new TooManyRequests();
        throw last;
      }
      return "after " + attempts;
    }
  }

  static class Chat extends Flaky {
    final List<String> seen = new ArrayList<>();
    final CompletableFuture<String> done = CompletableFuture.completedFuture("done");

    @RetryOnRateLimit
    String ask(String what, int failures) {
      return what + " " + answer(failures);
    }

    @RetryOnRateLimit
    String read(IOException refused) throws IOException {
      attempts++;
      throw refused;
    }

    @RetryOnRateLimit
    String all(long number, String... words) {
      seen.add(number + List.of(words).toString());
      answer(2);
      return seen.get(0);
    }

    @ValidateChatRequest(maxTokens = 100)
    int limited(@MaxTokens int maxTokens) {
      attempts++;
      return maxTokens;
    }

    @RetryOnRateLimit
    CompletionStage<String> later(int failures) {
      try {
        return CompletableFuture.completedFuture(answer(failures));
      } catch (TooManyRequests e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    @RetryOnRateLimit
    CompletableFuture<String> future() {
      return done;
    }

    @RetryOnRateLimit
    String outer() {
      return ask("nested", 100);
    }

    String viaThis(int failures) {
      return this.ask("self", failures);
    }
  }

  static class Inheriting extends Chat {}

  static class CallsItself extends Flaky {
    final String answer;

    CallsItself() {
      answer = ask();
    }

    @RetryOnRateLimit
    String ask() {
      return answer(1);
    }
  }

  interface Port {
    @RetryOnRateLimit
    String ask(int failures);
  }

  static class OfPort extends Flaky implements Port {
    @Override
    public String ask(int failures) {
      return answer(failures);
    }
  }

  abstract static class Upper extends Flaky {
    @RetryOnRateLimit
    abstract String ask(int failures);
  }

  static class OfAbstract extends Upper {
    @Override
    String ask(int failures) {
      return answer(failures);
    }
  }

  interface GenericPort<T> {
    @RetryOnRateLimit
    String ask(T failures);
  }

  static class OfGeneric extends Flaky implements GenericPort<Integer> {
    @Override
    public String ask(Integer failures) {
      return answer(failures);
    }
  }

  interface DefaultPort {
    String answer(int failures);

    @RetryOnRateLimit
    default String ask(int failures) {
      return answer(failures);
    }
  }

  static class WithDefault extends Flaky implements DefaultPort {
    @Override
    public String answer(int failures) {
      return super.answer(failures);
    }
  }

  @RetryOnRateLimit
  static class WholeClass extends Flaky {
    String ask(int failures) {
      return answer(failures);
    }
  }

  @RetryOnRateLimit
  @RetryOnServerError
  @Retention(RetentionPolicy.RUNTIME)
  @interface Resilient {}

  static class Composed extends Flaky {
    @Resilient
    String ask(int failures) {
      return answer(failures);
    }
  }

  static class Hidden extends Flaky {
    @RetryOnRateLimit
    String packagePrivate(int failures) {
      return answer(failures);
    }

    @RetryOnRateLimit
    protected String forSubclasses(int failures) {
      return answer(failures);
    }
  }

  static class Veiled extends Flaky {
    @RetryOnRateLimit
    public String ask(int failures) {
      return answer(failures);
    }
  }

  /** In it, javac makes a bridge to the method of its superclass. */
  public static class Shown extends Veiled {}

  private static class Inner extends Flaky {
    Inner() {}

    @RetryOnRateLimit
    String ask(int failures) {
      return answer(failures);
    }
  }
}
