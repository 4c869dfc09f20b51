package dev.selvage.weaver.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuardedMethodsTest {

  @Test
  void anAnnotationGuardsEveryKindOfMethodWithABody() {
    Fixture fixture =
        Fixture.of(
            """
            class A {
              @RetryOnRateLimit void plain() {}
              @RetryOnRateLimit private void hidden() {}
              @RetryOnRateLimit static void shared() {}
              @RetryOnRateLimit final void last() {}
              @RetryOnRateLimit synchronized void locked() {}
              @RetryOnRateLimit <T extends Number> T generic(T t, int... more) { return t; }
              void not() {}
            }
            """);
    assertThat(fixture.guarded("app/A"))
        .containsExactly(
            "plain: RetryOnRateLimit",
            "hidden: RetryOnRateLimit",
            "shared: RetryOnRateLimit",
            "last: RetryOnRateLimit",
            "locked: RetryOnRateLimit",
            "generic: RetryOnRateLimit");
  }

  @Test
  void aCandidateTellsWhatTheClassFileSays() {
    ScanResult result =
        Fixture.of("interface A { @RetryOnServerError static long ask(String s) { return 1; } }")
            .scan("app/A");
    assertThat(result.className()).isEqualTo("app/A");
    assertThat(result.isInterface()).isTrue();
    assertThat(result.majorVersion()).isEqualTo(44 + Runtime.version().feature());
    assertThat(result.problem()).isEmpty();
    Candidate ask = result.candidates().get(0);
    assertThat(ask.descriptor()).isEqualTo("(Ljava/lang/String;)J");
    assertThat(ask.access()).isEqualTo(Flags.PUBLIC | Flags.STATIC);
    assertThat(ask.annotations()).containsExactly("dev/selvage/RetryOnServerError");
    assertThat(ask.isLambdaBody()).isFalse();
  }

  @Test
  void allAnnotationsThatApplyAreUnitedOwnFirstThenInheritedThenOfTheType() {
    Fixture fixture =
        Fixture.of(
            """
            interface I { @RetryOnServerError void ask(); }
            @ValidateChatRequest
            class A implements I { @RetryOnRateLimit public void ask() {} }
            """);
    assertThat(fixture.guarded("app/A"))
        .containsExactly("ask: RetryOnRateLimit, RetryOnServerError, ValidateChatRequest");
  }

  @Test
  void anAnnotationOnATypeCoversWhatItDeclaresExceptWhatIsPrivateOrOfObject() {
    Fixture fixture =
        Fixture.of(
            """
            @RetryOnRateLimit
            class A {
              A() {}
              static { System.nanoTime(); }
              public void open() {}
              protected void half() {}
              void near() {}
              static void shared() {}
              private void hidden() {}
              @Override public boolean equals(Object o) { return o == this; }
              @Override public int hashCode() { return 1; }
              @Override public String toString() { Runnable r = () -> hidden(); return "" + r; }
              public boolean equals(A other) { return true; }
              class Inner { void inner() {} }
              static class Nested { void nested() {} }
            }
            """);
    assertThat(fixture.guardedKeys("app/A"))
        .containsExactly("open()V", "half()V", "near()V", "shared()V", "equals(Lapp/A;)Z");
    assertThat(fixture.scan("app/A").rejections()).isEmpty();
    assertThat(fixture.guarded("app/A$Inner")).isEmpty();
    assertThat(fixture.guarded("app/A$Nested")).isEmpty();
  }

  @Test
  void nestedInnerLocalAndAnonymousClassesAreClassesOfTheirOwn() {
    Fixture fixture =
        Fixture.of(
            """
            interface I { @RetryOnRateLimit void ask(); }
            class A {
              class Inner { @RetryOnRateLimit void inner() {} }
              Object make() {
                class Local implements I { public void ask() {} }
                return List.of(new Local(), new I() { public void ask() {} });
              }
            }
            """);
    assertThat(fixture.guarded("app/A")).isEmpty();
    assertThat(fixture.guarded("app/A$Inner")).containsExactly("inner: RetryOnRateLimit");
    assertThat(fixture.guarded("app/A$1Local")).containsExactly("ask: RetryOnRateLimit");
    assertThat(fixture.guarded("app/A$1")).containsExactly("ask: RetryOnRateLimit");
  }

  @Test
  void anAnnotationOnAnEnumCoversNeitherValuesNorValueOf() {
    Fixture fixture =
        Fixture.of(
            """
            @RetryOnRateLimit
            enum E {
              ONE { void ask() {} };
              abstract void ask();
              void values(int n) {}
              static E valueOf(int n) { return ONE; }
            }
            """);
    assertThat(fixture.guardedKeys("app/E")).containsExactly("values(I)V", "valueOf(I)Lapp/E;");
    assertThat(fixture.guardedKeys("app/E$1")).containsExactly("ask()V");
  }

  @Test
  void anAnnotationOnARecordCoversItsMethodsAndAccessors() {
    Fixture fixture = Fixture.of("@RetryOnRateLimit record R(String model) { void ask() {} }");
    assertThat(fixture.guarded("app/R"))
        .containsExactlyInAnyOrder("ask: RetryOnRateLimit", "model: RetryOnRateLimit");
  }

  @Test
  void annotationsOnFieldsParametersAndPackagesGuardNothing() {
    Fixture fixture =
        Fixture.of(
            """
            class A {
              @Deprecated final long field = 1L;
              @Deprecated static final double OTHER = 2.0;
              void ask(@ChatModel String model) {}
            }
            """);
    ScanResult result = fixture.scan("app/A");
    assertThat(result.candidates()).isEmpty();
    assertThat(result.rejections()).isEmpty();
  }

  @Test
  void aClassWovenAtBuildTimeIsLeftAlone() {
    Fixture fixture =
        Fixture.of(
            """
            package dev.selvage;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME) public @interface Woven {}
            """,
            "@Woven class A { @RetryOnRateLimit void ask() {} @RetryOnRateLimit A() {} }",
            "class B extends A { @RetryOnRateLimit void ask() {} }");
    assertThat(fixture.scan("app/A").alreadyWoven()).isTrue();
    assertThat(fixture.scan("app/A").candidates()).isEmpty();
    assertThat(fixture.scan("app/A").rejections()).isEmpty();
    assertThat(fixture.scan("app/B").alreadyWoven()).isFalse();
    assertThat(fixture.guarded("app/B")).containsExactly("ask: RetryOnRateLimit");
  }
}
