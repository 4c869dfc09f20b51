package dev.selvage.weaver.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AspectCallsTest {

  private static final String ASPECT =
      """
      package dev.selvage.aspectj;
      public final class SelvageAspect {
        public static SelvageAspect aspectOf() { return null; }
        public Object guard(Object point) { return point; }
      }
      """;

  @Test
  void aMethodThatTheAspectStandsAroundIsLeftToIt() {
    Fixture fixture =
        Fixture.of(
            ASPECT,
            """
            class A {
              @RetryOnRateLimit Object woven(long n) {
                return dev.selvage.aspectj.SelvageAspect.aspectOf().guard("point");
              }
              @RetryOnRateLimit Object outOfReach() { return "body"; }
              @RetryOnRateLimit java.util.concurrent.Future<String> unguardable() {
                return (java.util.concurrent.Future<String>)
                    dev.selvage.aspectj.SelvageAspect.aspectOf().guard("point");
              }
            }
            """);
    assertThat(fixture.guarded("app/A")).containsExactly("outOfReach: RetryOnRateLimit");
    assertThat(fixture.rejected("app/A")).isEmpty();
  }

  @Test
  void aMentionOfTheAspectIsNoWeaving() {
    Fixture fixture =
        Fixture.of(
            ASPECT,
            """
            class A {
              @RetryOnRateLimit Object ask(dev.selvage.aspectj.SelvageAspect aspect) {
                return aspect.guard(A.class);
              }
            }
            """);
    assertThat(fixture.guarded("app/A")).containsExactly("ask: RetryOnRateLimit");
  }
}
