package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SelvageExtension.class)
class SelvageExtensionTest {

  private FakeChatProvider early;

  @BeforeEach
  void takeTheProviderEarly(FakeChatProvider provider) {
    early = provider;
  }

  @Test
  void answersOkByDefault(FakeChatProvider provider) throws Exception {
    assertThat(Exchange.ask(provider).statusCode()).isEqualTo(200);
  }

  @Test
  @FakeChat("429 after 1s, then ok")
  void playsTheScriptOfTheMethod(FakeChatProvider provider) throws Exception {
    assertThat(Exchange.ask(provider).headers().firstValue("retry-after")).hasValue("1");
    assertThat(Exchange.ask(provider).statusCode()).isEqualTo(200);
  }

  @Test
  void givesTheSameProviderToAllThatBelongsToATest(FakeChatProvider provider) {
    assertThat(provider).isSameAs(early);
  }

  @Test
  void stampsRequestsByTheTimeOfTheTest(FakeChatProvider provider, VirtualTime time)
      throws Exception {
    time.sleep(Duration.ofSeconds(3));
    Exchange.ask(provider);

    assertThat(provider.requests().get(0).arrivedAt()).isEqualTo(VirtualTime.START.plusSeconds(3));
  }

  @Test
  void stampsRequestsByTheMachineWhereTheTestTakesNoTime(FakeChatProvider provider)
      throws Exception {
    Instant before = Instant.now();
    Exchange.ask(provider);

    assertThat(provider.requests().get(0).arrivedAt()).isBetween(before, Instant.now());
  }

  @Nested
  @FakeChat("503")
  class WithAScriptOnTheClass {

    @Test
    void playsTheScriptOfTheClass(FakeChatProvider provider) throws Exception {
      assertThat(Exchange.ask(provider).statusCode()).isEqualTo(503);
    }

    @Test
    @FakeChat("401")
    void prefersTheScriptOfTheMethod(FakeChatProvider provider) throws Exception {
      assertThat(Exchange.ask(provider).statusCode()).isEqualTo(401);
    }

    @Nested
    class AndAClassInside {

      @Test
      void playsTheScriptOfTheClassAround(FakeChatProvider provider) throws Exception {
        assertThat(Exchange.ask(provider).statusCode()).isEqualTo(503);
      }
    }
  }
}
