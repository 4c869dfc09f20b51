package dev.selvage.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import dev.selvage.ValidateChatRequest;
import dev.selvage.engine.Api;
import dev.selvage.engine.Draws;
import dev.selvage.engine.FakeTime;
import dev.selvage.engine.Woven;
import dev.selvage.engine.drive.BlockingDriver;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.event.CallEvent;
import dev.selvage.engine.event.CallEvent.AttemptFailed;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.event.Captured;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.retry.Backoff;
import dev.selvage.engine.validation.InvalidChatRequestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What bindings say to guarded methods, and what becomes of it. */
class BindingTest {

  static class Chat {
    @RetryOnRateLimit(policy = "chat", maxAttempts = 2, initialDelay = "0s")
    void ask() {}

    @RetryOnRateLimit(maxAttempts = 4, initialDelay = "0s")
    @RetryOnServerError(maxAttempts = 3, initialDelay = "0s")
    void unnamed() {}

    @RetryOnRateLimit(initialDelay = "0s")
    void withRequest(Map<String, Object> request) {}

    @ValidateChatRequest(policy = "strict")
    void validated(Map<String, Object> request) {}
  }

  static class Broken {
    @RetryOnRateLimit(maxAttempts = 0, initialDelay = "0s", maxElapsed = "soon")
    void ask() {}
  }

  private final FakeTime time = new FakeTime();
  private final Class<?> chat = Woven.apart(Chat.class);
  private final GuardedMethod ask = Woven.handle(chat, "ask");
  private final List<SelvageBinding> installed = new ArrayList<>();

  @AfterEach
  void closeAll() {
    installed.forEach(SelvageBinding::close);
  }

  private SelvageBinding.Builder binding() {
    return binding(chat);
  }

  private SelvageBinding.Builder binding(Class<?> owner) {
    return SelvageBinding.builder(owner).timing(time.timing(Draws.always(0)));
  }

  private SelvageBinding install(SelvageBinding.Builder builder) {
    SelvageBinding binding = builder.install();
    installed.add(binding);
    return binding;
  }

  private static SelvageBinding.Builder attempts(SelvageBinding.Builder builder, int attempts) {
    return builder.policies(p -> p.retryOnRateLimit("chat").maxAttempts(attempts));
  }

  private static int attempts(GuardedMethod method) {
    return attempts(method.pipeline(), new Object[0]);
  }

  private static int attempts(Pipeline pipeline, Object... arguments) {
    int[] attempts = {0};
    Throwable thrown =
        catchThrowable(
            () ->
                BlockingDriver.run(
                    pipeline.newCall(arguments, GiveUps.count()),
                    changed -> {
                      attempts[0]++;
                      throw Api.status(429);
                    }));
    assertThat(thrown).isInstanceOf(Api.ApiException.class);
    return attempts[0];
  }

  @Test
  void withoutABindingTheAnnotationsValuesHold() {
    assertThat(attempts(ask)).isEqualTo(2);
  }

  @Test
  void aBoundPolicyWinsAtOnceAndClosingGivesTheMethodBack() {
    assertThat(attempts(ask)).isEqualTo(2);

    SelvageBinding binding = install(attempts(binding(), 5));
    assertThat(attempts(ask)).isEqualTo(5);

    binding.close();
    binding.close();
    assertThat(attempts(ask)).isEqualTo(2);
  }

  @Test
  void aPolicySaysJustTheValuesThatDiffer() {
    install(
        binding()
            .policies(
                p -> p.retryOnRateLimit("chat").backoff(Backoff.fixed(Duration.ofSeconds(9)))));

    assertThat(attempts(ask)).isEqualTo(2);
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void ofTwoPoliciesOfOneNameTheLaterOnesValuesWin() {
    install(
        binding()
            .policies(p -> p.retryOnRateLimit("chat").maxAttempts(7))
            .policies(p -> p.retryOnRateLimit("chat").maxAttempts(3)));

    assertThat(attempts(ask)).isEqualTo(3);
  }

  @Test
  void aPolicyOfAnotherKindIsAnother() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> binding().policies(p -> p.retryOnServerError("chat")).install())
        .withMessageContaining("no such policy is bound");
  }

  @Test
  void aFaultInstallsNothing() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> attempts(binding(), 0).install());

    assertThat(attempts(ask)).isEqualTo(2);
    install(attempts(binding(), 3));
    assertThat(attempts(ask)).isEqualTo(3);
  }

  @Test
  void aNameThatMatchesNothingIsAFaultOnlyWherePoliciesAreBound() {
    install(binding().withoutPolicies());

    assertThat(attempts(ask)).isEqualTo(2);
    assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> binding().install());
  }

  @Test
  void aSecondBindingMayNameAPolicyWithTheSameValues() {
    SelvageBinding first = install(attempts(binding(), 5));
    install(attempts(binding(), 5));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> attempts(binding(), 6).install());

    first.close();

    assertThat(attempts(ask)).isEqualTo(5);
  }

  @Test
  void onceTheOwnerIsClosedThePolicyIsFree() {
    install(attempts(binding(), 5)).close();
    install(attempts(binding(), 6));

    assertThat(attempts(ask)).isEqualTo(6);
  }

  @Test
  void aLoadersOwnBindingGoesBeforeThatOfOneAbove() {
    Class<?> above = Woven.apart(Broken.class);
    ClassLoader below =
        new ClassLoader(above.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            throw new ClassNotFoundException(name);
          }
        };
    assertThat(below.getParent()).isSameAs(above.getClassLoader());

    SelvageBinding own = attempts(binding(above), 7).detached();

    assertThat(own.loader()).isSameAs(above.getClassLoader());
    assertThat(Bindings.boundFor(below).bindings()).isEmpty();
    install(binding(above).withoutPolicies());
    assertThat(Bindings.boundFor(below).bindings()).hasSize(1);
    assertThat(Bindings.boundFor(chat.getClassLoader()).bindings()).isEmpty();
    assertThat(Bindings.boundFor(null).bindings()).isEmpty();
  }

  @Test
  void anotherLoadersBindingIsNotSeen() {
    Class<?> other = Woven.apart(Chat.class);
    install(attempts(binding(other), 6));

    assertThat(attempts(ask)).isEqualTo(2);
    assertThat(attempts(Woven.handle(other, "ask"))).isEqualTo(6);
  }

  @Test
  void eachAnnotationCountsForItself() {
    assertThat(attempts(Woven.handle(chat, "unnamed"))).isEqualTo(4);
  }

  @Test
  void listenersHearWhatIsKnownOfTheRequest() {
    List<CallEvent> heard = new ArrayList<>();
    install(binding().withoutPolicies().listener(heard::add));

    attempts(
        Woven.handle(chat, "withRequest").pipeline(),
        Map.of("model", "gpt-4o", "max_tokens", 7, "messages", List.of()));

    assertThat(heard.get(0))
        .isInstanceOfSatisfying(
            AttemptFailed.class,
            e -> {
              assertThat(e.request()).isEqualTo(new RequestFacts("gpt-4o", 7L));
              assertThat(e.method()).isEqualTo(Chat.class.getName() + ".withRequest");
            });
  }

  @Test
  void oneListenerOfTwoBindingsHearsOnce() {
    List<CallEvent> heard = new ArrayList<>();
    dev.selvage.engine.event.CallListener listener = heard::add;
    install(attempts(binding(), 2).listener(listener));
    install(attempts(binding(), 2).listener(listener));

    attempts(ask);

    assertThat(heard).hasSize(4);
  }

  @Test
  void validationTakesItsValuesFromThePolicy() {
    install(
        binding()
            .policies(p -> p.retryOnRateLimit("chat"))
            .policies(p -> p.validateChatRequest("strict").models("gpt-4o").maxTokens(10)));
    Pipeline pipeline = Woven.handle(chat, "validated").pipeline();
    Object[] arguments = {
      Map.of("model", "gpt-4", "max_tokens", 11, "messages", List.of(Map.of("role", "user")))
    };

    assertThat(
            catchThrowable(
                () ->
                    BlockingDriver.run(
                        pipeline.newCall(arguments, GiveUps.count()), changed -> "sent")))
        .isInstanceOfSatisfying(
            InvalidChatRequestException.class, e -> assertThat(e.violations()).hasSize(3));
  }

  @Test
  void aFaultFoundLaterIsToldOnceAndTheMethodRunsWithoutThatValue() {
    Class<?> broken = Woven.apart(Broken.class);
    GuardedMethod handle = Woven.handle(broken, "ask");
    try (Captured log = new Captured(Log.NAME)) {
      handle.pipeline();
      handle.rebuild();
      Pipeline pipeline = handle.pipeline();

      assertThat(log.lines())
          .containsExactly(
              "@RetryOnRateLimit on "
                  + Broken.class.getName()
                  + ".ask: maxAttempts = 0: must be at least 1; it counts the first call (it runs"
                  + " without that value)",
              "@RetryOnRateLimit on "
                  + Broken.class.getName()
                  + ".ask: maxElapsed = \"soon\": \"soon\" is not a duration; write for example"
                  + " 250ms, 1s, 1m30s or PT1M30S (it runs without that value)");
      assertThat(attempts(pipeline)).isEqualTo(6);
    }
  }

  @Test
  void aFaultFoundLaterIsThrownWhereThatIsAskedFor() {
    Class<?> broken = Woven.apart(Broken.class);
    install(binding(broken).withoutPolicies().strict(true));
    GuardedMethod handle = Woven.handle(broken, "ask");
    Pipeline pipeline = handle.pipeline();

    assertThat(
            catchThrowable(
                () ->
                    BlockingDriver.run(
                        pipeline.newCall(new Object[0], GiveUps.count()), changed -> "sent")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("maxAttempts = 0", "maxElapsed = \"soon\"");
  }

  @Test
  void aMethodWithoutEntryCodeLearnsOfAFaultAfterItsFirstFailure() {
    Class<?> broken = Woven.apart(Broken.class);
    install(binding(broken).withoutPolicies().strict(true));
    GuardedMethod handle = Woven.handle(broken, "ask");
    Throwable own = Api.status(400);

    Throwable thrown = WovenSite.ended(handle, GiveUps.count(), null, null, null, own).thrown();
    Throwable again = WovenSite.ended(handle, GiveUps.count(), null, null, null, own).thrown();

    assertThat(thrown).isInstanceOf(ConfigurationException.class).hasSuppressedException(own);
    assertThat(again).isNotSameAs(thrown).hasSuppressedException(own);
    assertThat(WovenSite.ended(handle, GiveUps.count(), null, null, "answer", null).value())
        .isEqualTo("answer");
  }

  @Test
  void aKnownMethodWithAFaultKeepsABindingFromBeingInstalled() {
    Class<?> broken = Woven.apart(Broken.class);
    GuardedMethod handle = Woven.handle(broken, "ask");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> binding(broken).withoutPolicies().install())
        .satisfies(e -> assertThat(e.faults()).hasSize(2));
    assertThat(handle.pipeline()).isNotNull();
  }

  @Test
  void tellsFaultsWithoutInstallingAnything() {
    SelvageBinding.Builder builder = attempts(binding(), 0);

    assertThat(builder.faults()).hasSize(1);
    assertThat(attempts(binding(), 3).faults()).isEmpty();
    assertThat(binding(chat).withoutPolicies().faultsOf(Woven.apart(Broken.class))).hasSize(2);
    assertThat(attempts(ask)).isEqualTo(2);
  }

  @Test
  void closesAlongWhatItWasToldTo() {
    List<String> closed = new ArrayList<>();
    SelvageBinding binding =
        install(
            binding()
                .withoutPolicies()
                .closeAlong(
                    () -> {
                      throw new IllegalStateException("bug");
                    })
                .closeAlong(() -> closed.add("second")));
    try (Captured log = new Captured(Log.NAME)) {
      assertThatNoException().isThrownBy(binding::close);
      assertThat(log.lines()).singleElement().asString().contains("could not be closed");
    }

    assertThat(closed).containsExactly("second");
  }

  @Test
  void allPoliciesOfOneCollectionCanBeAddedToAnother() {
    Policies more = new Policies();
    more.retryOnRateLimit("chat").maxAttempts(4);
    install(binding().policies(p -> p.addAll(more)));

    assertThat(attempts(ask)).isEqualTo(4);
  }
}
