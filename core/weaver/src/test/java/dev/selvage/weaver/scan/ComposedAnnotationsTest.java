package dev.selvage.weaver.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComposedAnnotationsTest {

  private static final String VISIBLE =
      "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) ";

  @Test
  void anAnnotationStandsForTheOnesThatItCarriesAtAnyDepth() {
    Fixture fixture =
        Fixture.of(
            VISIBLE + "@RetryOnRateLimit @RetryOnServerError @interface Two {}",
            VISIBLE + "@Two @interface Deep {}",
            VISIBLE + "@Deep @ValidateChatRequest @interface Deeper {}",
            "class A { @Two void two() {} @Deeper void all() {} @Deprecated void none() {} }");
    assertThat(fixture.guarded("app/A"))
        .containsExactly(
            "two: RetryOnRateLimit, RetryOnServerError",
            "all: ValidateChatRequest, RetryOnRateLimit, RetryOnServerError");
  }

  @Test
  void annotationsThatCarryEachOtherStandForTheSame() {
    Fixture fixture =
        Fixture.of(
            VISIBLE + "@Right @RetryOnRateLimit @interface Left {}",
            VISIBLE + "@Left @RetryOnServerError @Self @interface Right {}",
            VISIBLE + "@Self @interface Self {}",
            "class A { @Left void left() {} @Right void right() {} @Self void self() {} }");
    assertThat(fixture.guarded("app/A"))
        .containsExactly(
            "left: RetryOnRateLimit, RetryOnServerError",
            "right: RetryOnServerError, RetryOnRateLimit");
  }

  @Test
  void aComposedAnnotationWorksOnTypesInterfacesAndInterfaceMethods() {
    Fixture fixture =
        Fixture.of(
            VISIBLE + "@RetryOnRateLimit @interface Resilient {}",
            "@Resilient class A { void ask() {} }",
            "@Resilient interface I { void ask(); }",
            "interface J { @Resilient void tell(); }",
            "class B implements I, J { public void ask() {} public void tell() {} }");
    assertThat(fixture.guarded("app/A")).containsExactly("ask: RetryOnRateLimit");
    assertThat(fixture.guarded("app/B"))
        .containsExactly("ask: RetryOnRateLimit", "tell: RetryOnRateLimit");
  }

  @Test
  void onlyAnnotationsVisibleAtRunTimeCount() {
    Fixture fixture =
        Fixture.of(
            "@RetryOnRateLimit @interface Unseen {}",
            "class A { @Unseen void ask() {} }",
            VISIBLE + "@Unseen @interface Seen {}",
            "class B { @Seen void ask() {} }");
    assertThat(fixture.guarded("app/A")).isEmpty();
    assertThat(fixture.guarded("app/B")).isEmpty();
  }

  @Test
  void anAnnotationTypeGuardsNoneOfItsElements() {
    Fixture fixture =
        Fixture.of(
            VISIBLE + "@RetryOnRateLimit @interface Resilient { String value() default \"\"; }",
            """
            class Literal implements Resilient {
              public String value() { return ""; }
              public Class<Resilient> annotationType() { return Resilient.class; }
            }
            """);
    assertThat(fixture.scan("app/Resilient").candidates()).isEmpty();
    assertThat(fixture.scan("app/Resilient").rejections()).isEmpty();
    assertThat(fixture.guarded("app/Literal")).isEmpty();
  }

  @Test
  void theValuesOfOtherAnnotationsAreSteppedOver() {
    Fixture fixture =
        Fixture.of(
            VISIBLE + "@interface Leaf { int[] value() default {}; }",
            VISIBLE
                + """
                @interface Rich {
                  byte b(); char c(); double d(); float f(); int i(); long j(); short s();
                  boolean z(); String text(); Class<?> type(); Thread.State state();
                  Leaf leaf(); Leaf[] leaves(); String[] texts();
                }
                """,
            """
            class A {
              @Rich(b = 1, c = 'c', d = 1, f = 1, i = 1, j = 1, s = 1, z = true, text = "t",
                  type = int[].class, state = Thread.State.NEW, leaf = @Leaf(1),
                  leaves = {@Leaf, @Leaf({1, 2})}, texts = {})
              @RetryOnRateLimit(maxAttempts = 2, multiplier = 1.5, backoff = BackoffLaw.FIXED)
              void ask() {}
            }
            """);
    assertThat(fixture.guarded("app/A")).containsExactly("ask: RetryOnRateLimit");
  }
}
