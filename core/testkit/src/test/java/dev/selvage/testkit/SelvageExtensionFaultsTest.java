package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class SelvageExtensionFaultsTest {

  private static EngineExecutionResults run(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass)).execute();
  }

  @FakeChat
  static class TwoTests {
    static final List<FakeChatProvider> SEEN = new ArrayList<>();

    @Test
    void first(FakeChatProvider provider) throws Exception {
      SEEN.add(provider);
      assertThat(Exchange.ask(provider).statusCode()).isEqualTo(200);
    }

    @Test
    void second(FakeChatProvider provider) {
      SEEN.add(provider);
      throw new IllegalStateException("this test fails");
    }
  }

  @Test
  void closesTheProviderAfterEachTestEvenAFailedOne() {
    TwoTests.SEEN.clear();

    run(TwoTests.class).testEvents().assertStatistics(s -> s.succeeded(1).failed(1));

    assertThat(TwoTests.SEEN).hasSize(2).doesNotHaveDuplicates();
    assertThat(TwoTests.SEEN)
        .allSatisfy(provider -> assertThatIOException().isThrownBy(() -> Exchange.ask(provider)));
  }

  @FakeChat("503")
  abstract static class Base {}

  static class Derived extends Base {
    @Test
    void test(FakeChatProvider provider) throws Exception {
      assertThat(Exchange.ask(provider).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void playsTheScriptOfABaseClass() {
    run(Derived.class).testEvents().assertStatistics(s -> s.succeeded(1).failed(0));
  }

  static class WrongScript {
    @Test
    @FakeChat("429 afer 1s")
    void test() {}
  }

  @Test
  void namesTheMethodOfAWrongScriptEvenWhereNobodyTakesAProvider() {
    run(WrongScript.class)
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            finishedWithFailure(
                instanceOf(ExtensionConfigurationException.class),
                message(
                    text ->
                        text.startsWith("@FakeChat of void ")
                            && text.contains("WrongScript.test(): Step 1 of the chat script")
                            && text.contains("Did you mean \"429 after 1s\"?"))));
  }

  @FakeChat
  static class TooEarly {
    @BeforeAll
    static void tooEarly(FakeChatProvider provider) {}

    @Test
    void test() {}
  }

  @FakeChat
  static class InTheConstructor {
    InTheConstructor(VirtualTime time) {}

    @Test
    void test() {}
  }

  @Test
  void saysWhereAProviderCanBeTaken() {
    run(TooEarly.class)
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            finishedWithFailure(
                instanceOf(ParameterResolutionException.class),
                message(text -> text.startsWith("Each test has a FakeChatProvider of its own"))));
    run(InTheConstructor.class)
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            finishedWithFailure(
                instanceOf(ParameterResolutionException.class),
                message(text -> text.startsWith("Each test has a VirtualTime of its own"))));
  }
}
