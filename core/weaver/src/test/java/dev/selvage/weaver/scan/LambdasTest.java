package dev.selvage.weaver.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LambdasTest {

  private static final String FN =
      "interface Fn { @RetryOnRateLimit String ask(String s); default void more() {} }";
  private static final String SOURCE = "app/Fn.ask(Ljava/lang/String;)Ljava/lang/String;";

  private static Candidate only(Fixture fixture) {
    ScanResult result = fixture.scan("app/A");
    assertThat(result.rejections()).isEmpty();
    assertThat(result.candidates()).hasSize(1);
    return result.candidates().get(0);
  }

  @Test
  void theBodyOfALambdaIsGuardedByItsInterface() {
    Candidate body = only(Fixture.of(FN, "class A { Fn fn = s -> s; Runnable other = () -> {}; }"));
    assertThat(body.name()).startsWith("lambda$");
    assertThat(body.source()).isEqualTo(SOURCE);
    assertThat(body.isLambdaBody()).isTrue();
    assertThat(body.access() & Flags.SYNTHETIC).isNotZero();
    assertThat(body.annotations()).containsExactly("dev/selvage/RetryOnRateLimit");
  }

  @Test
  void aCapturingLambdaIsFoundByItsBodyThatTakesTheCaptured() {
    Candidate body =
        only(
            Fixture.of(
                FN, "class A { int n; Fn make(long l, String t) { return s -> s + t + l + n; } }"));
    assertThat(body.descriptor())
        .isEqualTo("(Ljava/lang/String;JLjava/lang/String;)Ljava/lang/String;");
    assertThat(body.access() & Flags.STATIC).isZero();
  }

  @Test
  void lambdasInInterfacesAndInLambdasAreFound() {
    Fixture fixture =
        Fixture.of(
            FN,
            """
            interface A {
              Fn FN = s -> s;
              static void run() { Runnable r = () -> { Fn fn = s -> s + 1; }; }
            }
            """);
    assertThat(fixture.guarded("app/A")).hasSize(2);
  }

  @Test
  void aSerializableLambdaIsOneCandidate() {
    Candidate body =
        only(Fixture.of(FN, "class A { Fn fn = (Fn & java.io.Serializable) s -> s; }"));
    assertThat(body.source()).isEqualTo(SOURCE);
  }

  @Test
  void whatTheInterfaceInheritsGuardsItsLambdas() {
    Candidate body =
        only(Fixture.of(FN, "interface Sub extends Fn {}", "class A { Sub fn = s -> s; }"));
    assertThat(body.source()).isEqualTo("app/Sub.ask(Ljava/lang/String;)Ljava/lang/String;");
  }

  @Test
  void anAnnotationOnTheInterfaceGuardsItsLambdas() {
    Candidate body =
        only(
            Fixture.of(
                "@RetryOnServerError interface G<T> { T ask(T t); }",
                "class A { G<String> fn = s -> s; }"));
    assertThat(body.source()).isEqualTo("app/G.ask(Ljava/lang/Object;)Ljava/lang/Object;");
    assertThat(body.annotations()).containsExactly("dev/selvage/RetryOnServerError");
  }

  @Test
  void aGenericInterfaceMadeConcreteGuardsItsLambdas() {
    Candidate body =
        only(
            Fixture.of(
                "interface G<T> { @RetryOnRateLimit T ask(T t); }",
                "interface H extends G<String> { String ask(String s); }",
                "class A { H fn = s -> s; }"));
    assertThat(body.source()).isEqualTo("app/H.ask(Ljava/lang/String;)Ljava/lang/String;");
  }

  @Test
  void aBridgeThatTheLambdaBringsAlongCountsAsItsMethod() {
    Fixture fixture =
        Fixture.of(
            "interface G<T> { @RetryOnRateLimit T ask(T t); }",
            "interface H extends G<String> { String ask(String s); }",
            "class A { H fn = s -> s; }");
    Fixture bridged =
        fixture
            .with("app/H", Surgery.withoutBridges(fixture.file("app/H")))
            .with("app/A", Surgery.withBridgesInLambdas(fixture.file("app/A")));
    assertThat(only(bridged).source()).isEqualTo("app/H.ask(Ljava/lang/Object;)Ljava/lang/Object;");
  }

  @Test
  void aLambdaBodyThatIsNotSyntheticIsKnownByItsName() {
    Fixture fixture = Fixture.of(FN, "class A { Fn fn = s -> s; }");
    Fixture plain = fixture.with("app/A", Surgery.withoutSyntheticFlags(fixture.file("app/A")));
    assertThat(only(plain).source()).isEqualTo(SOURCE);
  }

  @Test
  void lambdasOfUnguardedOrUnknownInterfacesAreNotCandidates() {
    Fixture fixture =
        Fixture.of(
            FN,
            "interface Free { void run(); }",
            """
            class A {
              Free free = () -> {};
              Runnable run = () -> {};
              java.util.function.Supplier<Fn> supplier = () -> null;
              String text(int n) { return "n" + n; }
            }
            """);
    assertThat(fixture.scan("app/A").candidates()).isEmpty();
    assertThat(fixture.without("app/Free").scan("app/A").candidates()).isEmpty();
  }

  @Test
  void aBodyThatTheCompilerSharesAmongEqualLambdasIsOneCandidate() {
    Fixture fixture =
        Fixture.withoutDebugInfo(
            FN,
            "interface G { @RetryOnServerError String ask(String s); }",
            "class A { Fn fn = s -> s; G g = s -> s; }");
    assertThat(only(fixture).annotations())
        .containsExactly("dev/selvage/RetryOnRateLimit", "dev/selvage/RetryOnServerError");
  }

  @Test
  void aMethodReferenceIsRejectedWithAWayOut() {
    Fixture fixture =
        Fixture.of(
            FN,
            """
            class A {
              Fn foreign = String::trim;
              Fn own = this::tell;
              Fn made = String::new;
              String tell(String s) { return s; }
            }
            """);
    assertThat(fixture.scan("app/A").candidates()).isEmpty();
    assertThat(fixture.rejected("app/A"))
        .containsExactlyInAnyOrder(
            "<class>: app.Fn.ask is a method reference to java.lang.String.trim: write a lambda,"
                + " or annotate java.lang.String.trim.",
            "tell(Ljava/lang/String;)Ljava/lang/String;: app.Fn.ask is a method reference to"
                + " app.A.tell: write a lambda, or annotate app.A.tell.",
            "<class>: app.Fn.ask is a reference to a constructor of java.lang.String: write a"
                + " lambda.");
  }

  @Test
  void aMethodReferenceToAGuardedMethodIsFine() {
    Fixture fixture =
        Fixture.of(
            FN,
            """
            class Base { @RetryOnRateLimit String inherited(String s) { return s; } }
            class Other {
              @RetryOnRateLimit static String shared(String s) { return s; }
              static String bare(String s) { return s; }
            }
            class More extends Other { static String bare(String s) { return s; } }
            class A extends Base {
              Fn own = this::tell;
              Fn above = this::inherited;
              Fn foreign = Other::shared;
              Fn farther = More::shared;
              Fn interfaces = own::ask;
              @RetryOnServerError private String tell(String s) { return s; }
            }
            class B { Fn bare = More::bare; }
            """);
    assertThat(fixture.rejected("app/A")).isEmpty();
    assertThat(fixture.guarded("app/A")).containsExactly("tell: RetryOnServerError");
    assertThat(fixture.rejected("app/B")).hasSize(1);
  }

  @Test
  void aMethodReferenceThatTheCompilerTurnsIntoALambdaIsOne() {
    Fixture fixture =
        Fixture.of(
            FN,
            """
            class A {
              Fn fn = this::join;
              String join(String... s) { return ""; }
            }
            """);
    assertThat(only(fixture).name()).startsWith("lambda$");
  }

  @Test
  void aLambdaBodyIsRejectedForWhatItReturns() {
    Fixture fixture =
        Fixture.of(
            "interface S { @RetryOnRateLimit java.util.stream.Stream<String> ask(); }",
            "class A { S s = () -> null; }");
    assertThat(fixture.scan("app/A").candidates()).isEmpty();
    assertThat(fixture.rejected("app/A")).singleElement().asString().contains("streams are not");
  }
}
