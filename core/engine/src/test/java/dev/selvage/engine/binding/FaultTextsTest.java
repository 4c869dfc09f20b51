package dev.selvage.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.selvage.BackoffLaw;
import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.RetryOn;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import dev.selvage.ValidateChatRequest;
import dev.selvage.engine.Golden;
import dev.selvage.engine.Woven;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is wrong with a configuration, told in full when it is installed. */
class FaultTextsTest {

  static class UnknownPolicy {
    @RetryOnRateLimit(policy = "caht")
    void ask() {}
  }

  static class BadDuration {
    @RetryOnRateLimit(initialDelay = "1 second", maxElapsed = "5 minutes")
    void ask() {}
  }

  static class NoAttempts {
    @RetryOnRateLimit(maxAttempts = 0)
    void ask() {}
  }

  static class NothingToValidate {
    @ValidateChatRequest
    void ask(String text, int number) {}
  }

  static class Several {
    @RetryOnRateLimit(
        policy = "nobody",
        maxAttempts = -1,
        backoff = BackoffLaw.EXPONENTIAL,
        initialDelay = "soon",
        maxDelay = "never",
        multiplier = 0.5,
        maxElapsed = "later",
        maxRetryAfter = "-1s")
    @RetryOnServerError(multiplier = 2_000_000)
    @ValidateChatRequest(
        models = {"gpt-4o", ""},
        maxTokens = 0)
    void ask(String text) {}
  }

  private static ConfigurationException fault(Class<?> fixture, SelvageBinding.Builder builder) {
    return catchThrowableOfType(
        ConfigurationException.class, () -> builder.check(fixture).install());
  }

  private static SelvageBinding.Builder binding(Class<?> fixture) {
    return SelvageBinding.builder(fixture);
  }

  private static void check(String name, Class<?> fixture) {
    Class<?> apart = Woven.apart(fixture);
    Golden.check(name, fault(apart, binding(apart)).getMessage());
  }

  @Test
  void namesAPolicyThatNobodyBindsAndTheNearestThatSomebodyDoes() {
    Class<?> apart = Woven.apart(UnknownPolicy.class);
    Golden.check(
        "fault-unknown-policy.txt",
        fault(
                apart,
                binding(apart)
                    .policies(policies -> policies.retryOnRateLimit("chat"))
                    .policies(policies -> policies.retryOnRateLimit("batch")))
            .getMessage());
  }

  @Test
  void namesAPolicyWhereNoneIsBoundAtAll() {
    check("fault-no-policies.txt", UnknownPolicy.class);
  }

  @Test
  void saysWhatADurationLooksLike() {
    check("fault-duration.txt", BadDuration.class);
  }

  @Test
  void saysThatTheFirstCallCounts() {
    check("fault-attempts.txt", NoAttempts.class);
  }

  @Test
  void saysWhereAChatRequestIsLookedFor() {
    check("fault-nothing-to-validate.txt", NothingToValidate.class);
  }

  @Test
  void saysEverythingAtOnce() {
    check("fault-several.txt", Several.class);
  }

  @Test
  void saysWhichKindsNoRetryHelps() {
    check("fault-hopeless-kinds.txt", Hopeless.class);
  }

  static class Hopeless {
    @RetryOn(kinds = {Kind.TIMEOUT, Kind.QUOTA_EXHAUSTED})
    void kinds() {}

    @RetryOn
    void nothing() {}

    @RetryOn(remedies = Remedy.SHRINK)
    void remedies() {}
  }

  @Test
  void namesThePolicyWhoseValuesAreWrong() {
    Class<?> apart = Woven.apart(UnknownPolicy.class);
    Golden.check(
        "fault-bound-values.txt",
        fault(
                apart,
                binding(apart)
                    .policies(
                        policies -> {
                          policies
                              .retry(
                                  GuardKind.RETRY_ON_RATE_LIMIT,
                                  "caht",
                                  "ChatModule.configurePolicies")
                              .maxAttempts(0)
                              .maxElapsed(Duration.ofSeconds(-1));
                          policies.validateChatRequest("strict").maxTokens(0).models("");
                        }))
            .getMessage());
  }

  @Test
  void saysWhichOfTwoBindingsOwnsAPolicy() {
    Class<?> apart = Woven.apart(UnknownPolicy.class);
    SelvageBinding first =
        binding(apart).policies(p -> p.retryOnRateLimit("caht").maxAttempts(4)).install();
    Golden.check(
        "fault-owned.txt",
        fault(
                apart,
                binding(apart)
                    .policies(
                        p ->
                            p.retryOnRateLimit("caht")
                                .maxAttempts(5)
                                .maxElapsed(Duration.ofSeconds(90))))
            .getMessage());
    first.close();
  }

  @Test
  void saysWhichMethodIsMeantByEachFault() {
    Class<?> apart = Woven.apart(Several.class);

    assertThat(fault(apart, binding(apart)).faults())
        .extracting(Fault::where)
        .allMatch(where -> where.endsWith(" on " + Several.class.getName() + ".ask"));
  }

  @Test
  void aPlainCallNamesThePoliciesThereAre() {
    NamedPipelines pipelines =
        SelvageBinding.builder(FaultTextsTest.class)
            .policies(
                policies -> {
                  policies.retryOnRateLimit("chat");
                  policies.validateChatRequest("batch");
                })
            .detached()
            .plainCalls();

    Golden.check(
        "fault-plain-call.txt",
        catchThrowableOfType(ConfigurationException.class, () -> pipelines.get("caht"))
            .getMessage());
  }
}
