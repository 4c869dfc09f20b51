package dev.selvage.weaver.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BridgesTest {

  private static final String GENERIC =
      "interface I<T> { @RetryOnRateLimit T ask(T request, int n); }";

  @Test
  void whatABridgeOverridesGuardsTheMethodThatItLeadsTo() {
    Fixture fixture =
        Fixture.of(
            GENERIC,
            "class A implements I<String> { public String ask(String s, int n) { return s; } }");
    assertThat(fixture.guardedKeys("app/A"))
        .containsExactly("ask(Ljava/lang/String;I)Ljava/lang/String;");
  }

  @Test
  void noBridgeIsNeededWhereTheErasuresAgree() {
    Fixture fixture =
        Fixture.of(
            GENERIC, "class A<T> implements I<T> { public T ask(T t, int n) { return t; } }");
    assertThat(fixture.guardedKeys("app/A"))
        .containsExactly("ask(Ljava/lang/Object;I)Ljava/lang/Object;");
  }

  @Test
  void aNarrowerReturnTypeIsFollowed() {
    Fixture fixture =
        Fixture.of(
            "interface I { @RetryOnRateLimit Object ask(); }",
            "class A implements I { public String ask() { return null; } }");
    assertThat(fixture.guardedKeys("app/A")).containsExactly("ask()Ljava/lang/String;");
  }

  @Test
  void anOverloadThatOnlyLooksLikeTheTargetIsNotGuarded() {
    Fixture fixture =
        Fixture.of(
            GENERIC,
            """
            class A implements I<String> {
              public Integer ask(Integer i, int n) { return i; }
              public String ask(String s, int n) { return s; }
            }
            """);
    assertThat(fixture.guardedKeys("app/A"))
        .containsExactly("ask(Ljava/lang/String;I)Ljava/lang/String;");
  }

  @Test
  void wideAndUnusualParametersAreFollowed() {
    Fixture fixture =
        Fixture.of(
            "interface I<T> { @RetryOnRateLimit void ask(long a, double b, float c, T[] t, T u); }",
            """
            class A implements I<String> {
              public void ask(long a, double b, float c, String[] t, String u) {}
            }
            """);
    assertThat(fixture.guardedKeys("app/A"))
        .containsExactly("ask(JDF[Ljava/lang/String;Ljava/lang/String;)V");
  }

  @Test
  void theAnnotationsThatCompilersCopyToBridgesAreNotCounted() {
    Fixture fixture =
        Fixture.of(
            "interface I<T> { T ask(T t); }",
            """
            class A implements I<String> {
              @RetryOnRateLimit public String ask(String s) { return s; }
            }
            """);
    assertThat(fixture.guardedKeys("app/A"))
        .containsExactly("ask(Ljava/lang/String;)Ljava/lang/String;");
  }

  @Test
  void aBridgeInASuperclassOrInterfaceHandsDownToo() {
    Fixture fixture =
        Fixture.of(
            GENERIC,
            "interface J extends I<String> { String ask(String s, int n); }",
            "abstract class Base implements I<String> { public abstract String ask(String s, int n); }",
            "class A extends Base { public String ask(String s, int n) { return s; } }",
            "class B implements J { public String ask(String s, int n) { return s; } }");
    for (String name : new String[] {"app/A", "app/B"}) {
      Fixture bare = fixture.with(name, Surgery.withoutBridges(fixture.file(name)));
      assertThat(bare.guardedKeys(name))
          .containsExactly("ask(Ljava/lang/String;I)Ljava/lang/String;");
      assertThat(bare.rejected(name)).isEmpty();
    }
  }

  @Test
  void aBridgeHandsNoAnnotationOfItsOwnDown() {
    Fixture fixture =
        Fixture.of(
            "interface I<T> { T ask(T t); }",
            "interface J extends I<String> { @RetryOnRateLimit default String ask(String s) { return s; } }",
            "class A implements J { public String ask(String s) { return s; } }");
    Fixture bare = fixture.with("app/A", Surgery.withoutBridges(fixture.file("app/A")));
    assertThat(bare.guardedKeys("app/A"))
        .containsExactly("ask(Ljava/lang/String;)Ljava/lang/String;");
    assertThat(bare.rejected("app/A")).isEmpty();
  }

  @Test
  void aBridgeThatOnlyWidensAccessLeadsNowhere() {
    Fixture fixture =
        Fixture.of(
            "class Base { @RetryOnRateLimit public void ask() {} }",
            "public class A extends Base {}");
    assertThat(fixture.guarded("app/Base")).hasSize(1);
    assertThat(fixture.scan("app/A").candidates()).isEmpty();
    assertThat(fixture.scan("app/A").rejections()).isEmpty();
  }

  @Test
  void whereTheCodeIsNotPlainEachMethodThatFitsIsGuarded() {
    Fixture fixture =
        Fixture.of(
            "interface I<T> { @RetryOnRateLimit Object ask(T t, T[] more, int n); }",
            """
            class A implements I<String> {
              public String ask(String s, String[] more, int n) { return s; }
              public Integer ask(int[] s, Integer[] more, int n) { return 1; }
              public String ask(String s, String[] more, long n) { return s; }
              public String ask(String s, int[] more, int n) { return s; }
              public String ask(String s, String more, int n) { return s; }
              public String ask(int s, String[] more, int n) { return s + ""; }
              public int ask(Long s, String[] more, int n) { return 1; }
              public String ask(String s, String[] more) { return s; }
              public String tell(String s, String[] more, int n) { return s; }
              private String ask(Long s, Long[] more, int n) { return ""; }
            }
            """);
    assertThat(
            fixture
                .with("app/A", Surgery.withUnusualCode(fixture.file("app/A")))
                .guardedKeys("app/A"))
        .containsExactly(
            "ask(Ljava/lang/String;[Ljava/lang/String;I)Ljava/lang/String;",
            "ask([I[Ljava/lang/Integer;I)Ljava/lang/Integer;");
  }
}
