package dev.selvage.engine.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.Kind;
import dev.selvage.engine.Api;
import dev.selvage.engine.Door;
import dev.selvage.engine.Ending;
import dev.selvage.engine.Rig;
import dev.selvage.engine.event.CallEvent.RequestRejected;
import dev.selvage.engine.policy.ConfigurationException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Calls with keys that are right, wrong and refused. */
class ApiKeyStageTest {

  private static final String KEY = "sk-T3BlbkFJq8Zr2vNwXc7LkJhG5fDsA1pOiUyTrEwQ9mBn4V6C";
  private static final String OTHER = "sk-B1ueberryq8Zr2vNwXc7LkJhG5fDsA1pOiUyTrEwQ9mBn4V6D";

  private final Rig rig = new Rig();
  private final RefusedKeys refused = new RefusedKeys();
  private final AtomicReference<String> key = new AtomicReference<>(KEY);
  private int requests;

  @AfterEach
  void forget() {
    System.clearProperty("TEST_API_KEY");
  }

  @ParameterizedTest
  @EnumSource
  void runsWithAKeyThatCanBeRight(Door door) {
    assertThat(run(door, stage(bound())).value()).isEqualTo("answer");
  }

  @ParameterizedTest
  @EnumSource
  void sendsNothingWithAKeyThatCannotBeRight(Door door) {
    key.set(KEY + "\n");
    Ending ending = run(door, stage(bound()));
    assertThat(requests).isZero();
    assertThat(ending.thrown())
        .isInstanceOf(ApiKeyException.class)
        .hasMessage(
            "com.acme.Chat.ask was not called, for its API key:\n  - the key that is bound has a"
                + " line's end at position 52 of 52; take it out, it was most likely copied along");
    assertThat(((ApiKeyException) ending.thrown()).kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(rig.events(RequestRejected.class))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.errorType()).isEqualTo("ApiKeyException");
              assertThat(event.faults()).hasSize(1);
            });
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedKeyIsSentOnceUntilItChanges(Door door) {
    ApiKeyStage stage = stage(bound());
    assertThat(refusedBy401(door, stage).thrown()).isInstanceOf(Api.ApiException.class);
    for (int i = 0; i < 100; i++) {
      rig.time().pass(Duration.ofDays(1));
      assertThat(run(door, stage).thrown()).isInstanceOf(ApiKeyException.class);
    }
    assertThat(requests).isEqualTo(1);
    key.set(OTHER);
    assertThat(run(door, stage).value()).isEqualTo("answer");
  }

  @Test
  void tellsWhichKeyWasRefusedAndWhen() {
    ApiKeyStage stage = stage(bound());
    refusedBy401(Door.BLOCKING, stage);
    assertThat(run(Door.BLOCKING, stage).thrown())
        .hasMessage(
            "com.acme.Chat.ask was not called, for its API key:\n  - the provider refused the key"
                + " that is bound (…4V6C) at 2026-01-02T03:04:05Z; put a valid key there: calls with"
                + " this one fail at once until it changes");
  }

  @Test
  void everyMethodKnowsARefusedKey() {
    refusedBy401(Door.BLOCKING, stage(bound()));
    assertThat(run(Door.BLOCKING, stage(bound())).thrown()).isInstanceOf(ApiKeyException.class);
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "AUTHENTICATION", mode = Mode.EXCLUDE)
  void noOtherFailureRefusesAKey(Kind kind) {
    ApiKeyStage stage = stage(bound());
    run(Door.BLOCKING, stage, Api.of(kind));
    assertThat(run(Door.BLOCKING, stage).value()).isEqualTo("answer");
  }

  @Test
  void oneCallTriesARefusedKeyAgainAfterThatTime() {
    ApiKeyStage stage = stage(bound().recheckAfter(Duration.ofMinutes(5)));
    refusedBy401(Door.BLOCKING, stage);
    rig.time().pass(Duration.ofMinutes(5).minusNanos(1));
    assertThat(run(Door.BLOCKING, stage).thrown()).isInstanceOf(ApiKeyException.class);
    rig.time().pass(Duration.ofNanos(1));
    refusedBy401(Door.BLOCKING, stage);
    assertThat(run(Door.BLOCKING, stage).thrown()).isInstanceOf(ApiKeyException.class);
    assertThat(requests).isEqualTo(2);
  }

  @Test
  void aKeyThatWorksAgainIsRefusedNoMore() {
    ApiKeyStage stage = stage(bound().recheckAfter(Duration.ofMinutes(5)));
    refusedBy401(Door.BLOCKING, stage);
    rig.time().pass(Duration.ofMinutes(5));
    assertThat(run(Door.BLOCKING, stage).value()).isEqualTo("answer");
    assertThat(run(Door.BLOCKING, stage).value()).isEqualTo("answer");
    assertThat(refused.isEmpty()).isTrue();
  }

  /** A 401 for a key that was replaced while the request was under way is about the old one. */
  @Test
  void refusesTheKeyThatTheCallBeganWith() {
    ApiKeyStage stage = stage(bound());
    Door.BLOCKING.run(
        rig,
        rig.pipeline(stage),
        arguments -> {
          key.set(OTHER);
          throw Api.of(Kind.AUTHENTICATION);
        });
    assertThat(run(Door.BLOCKING, stage).value()).isEqualTo("answer");
    key.set(KEY);
    assertThat(run(Door.BLOCKING, stage).thrown()).isInstanceOf(ApiKeyException.class);
  }

  @Test
  void readsASystemPropertyAsItIsNow() {
    ApiKeyStage stage = stage(ApiKeyPolicy.builder("here").variable("TEST_API_KEY"));
    assertThat(stage.faultsAtStart()).singleElement().asString().startsWith("TEST_API_KEY is not");
    System.setProperty("TEST_API_KEY", KEY);
    assertThat(stage.faultsAtStart()).isEmpty();
    assertThat(run(Door.BLOCKING, stage).value()).isEqualTo("answer");
  }

  @Test
  void aSourceThatFailsIsTellingOfItsTypeAlone() {
    ApiKeyStage stage =
        stage(
            ApiKeyPolicy.builder("here")
                .key(
                    () -> {
                      throw new IllegalStateException(KEY);
                    }));
    assertThat(run(Door.BLOCKING, stage).thrown())
        .hasMessageContaining("could not be read: java.lang.IllegalStateException")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void tellsValuesThatBreakTheirRule() {
    assertThatThrownBy(() -> ApiKeyPolicy.builder("here").variable(KEY).patterns("sk-[").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is a key, not the name of the variable")
        .hasMessageContaining("no regular expression: Unclosed character class")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void keepsAThousandRefusedKeysAtMost() {
    for (int i = 0; i < 1_500; i++) {
      refused.refuse(ApiKey.of("key " + i), rig.time().instant());
    }
    assertThat(isRefused("key 499")).isFalse();
    assertThat(isRefused("key 500")).isTrue();
  }

  private boolean isRefused(String text) {
    return refused.check(ApiKey.of(text), rig.time().instant(), Duration.ofDays(1)).isPresent();
  }

  private ApiKeyPolicy.Builder bound() {
    return ApiKeyPolicy.builder("here").key(key::get);
  }

  private ApiKeyStage stage(ApiKeyPolicy.Builder policy) {
    return new ApiKeyStage(policy.build(), refused);
  }

  private Ending refusedBy401(Door door, ApiKeyStage stage) {
    return run(door, stage, Api.of(Kind.AUTHENTICATION));
  }

  private Ending run(Door door, ApiKeyStage stage) {
    return run(door, stage, null);
  }

  private Ending run(Door door, ApiKeyStage stage, Api.ApiException failure) {
    return door.run(
        rig,
        rig.pipeline(stage),
        arguments -> {
          requests++;
          if (failure != null) {
            throw failure;
          }
          return "answer";
        });
  }
}
