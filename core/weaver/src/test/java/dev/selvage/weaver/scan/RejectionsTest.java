package dev.selvage.weaver.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionsTest {

  private static final String SUSPEND =
      "package kotlin.coroutines; public interface Continuation<T> {}";

  @Test
  void aConstructorWithAnAnnotationIsRejected() {
    Fixture fixture =
        Fixture.of("class A { @RetryOnRateLimit A(int n) {} A() {} @Deprecated A(long n) {} }");
    assertThat(fixture.rejected("app/A"))
        .containsExactly(
            "<init>(I)V: A constructor cannot run again: annotate a method that calls it.");
    assertThat(fixture.guarded("app/A")).isEmpty();
  }

  @Test
  void aNativeMethodIsRejectedHoweverTheAnnotationReachesIt() {
    Fixture fixture =
        Fixture.of(
            "class A { @RetryOnRateLimit native void ask(); native void free(); }",
            "@RetryOnRateLimit class B { native void ask(); void tell() {} }");
    assertThat(fixture.rejected("app/A"))
        .containsExactly(
            "ask()V: It is native and has no body to weave: annotate a Java method that calls it.");
    assertThat(fixture.rejected("app/B")).hasSize(1);
    assertThat(fixture.guarded("app/B")).containsExactly("tell: RetryOnRateLimit");
  }

  @Test
  void anAbstractMethodIsNeitherWovenNorRejected() {
    ScanResult result = Fixture.of("interface I { @RetryOnRateLimit void ask(); }").scan("app/I");
    assertThat(result.candidates()).isEmpty();
    assertThat(result.rejections()).isEmpty();
  }

  @Test
  void aSuspendFunctionIsRejected() {
    Fixture fixture =
        Fixture.of(
            SUSPEND,
            """
            class A {
              @RetryOnRateLimit Object ask(String s, kotlin.coroutines.Continuation<String> c) {
                return s;
              }
              @RetryOnRateLimit Object not(kotlin.coroutines.Continuation<String> c, String s) {
                return s;
              }
            }
            """);
    assertThat(fixture.rejected("app/A")).singleElement().asString().contains("suspend function");
    assertThat(fixture.guarded("app/A")).containsExactly("not: RetryOnRateLimit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.concurrent.Flow.Publisher",
        "org.reactivestreams.Publisher",
        "reactor.core.publisher.Mono",
        "reactor.core.publisher.Flux",
        "io.reactivex.Single",
        "io.reactivex.rxjava3.core.Flowable",
        "java.util.concurrent.Future",
        "java.util.concurrent.FutureTask",
        "com.google.common.util.concurrent.ListenableFuture",
        "io.smallrye.mutiny.Uni",
        "io.smallrye.mutiny.Multi",
        "kotlinx.coroutines.flow.Flow",
        "kotlinx.coroutines.Deferred",
        "java.util.stream.Stream",
        "com.openai.core.http.StreamResponse",
        "com.openai.core.http.AsyncStreamResponse",
        "com.anthropic.core.http.StreamResponse",
        "com.anthropic.core.http.AsyncStreamResponse",
        "dev.langchain4j.service.TokenStream"
      })
  void aReturnTypeWhoseFailuresCannotBeSeenIsRejected(String type) {
    Fixture fixture =
        Fixture.of(stub(type), "class A { @RetryOnRateLimit " + type + " ask() { return null; } }");
    assertThat(fixture.guarded("app/A")).isEmpty();
    assertThat(fixture.scan("app/A").rejections())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.member()).startsWith("ask()L");
              assertThat(rejection.reason())
                  .startsWith("It returns " + type.replace("Flow.P", "Flow$P") + ": ")
                  .endsWith(".");
            });
  }

  private static String stub(String type) {
    int dot = type.lastIndexOf('.');
    return type.startsWith("java.")
        ? "class Nothing {}"
        : "package " + type.substring(0, dot) + "; public class " + type.substring(dot + 1) + " {}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.concurrent.CompletableFuture<String>",
        "java.util.concurrent.CompletionStage<String>",
        "java.util.concurrent.ScheduledFuture<String>",
        "java.util.concurrent.Future<String>[]",
        "java.util.stream.Stream.Builder<String>",
        "String[][]",
        "int"
      })
  void otherReturnTypesAreFine(String type) {
    Fixture fixture =
        Fixture.of("abstract class A { @RetryOnRateLimit " + type + " ask() { throw null; } }");
    assertThat(fixture.guarded("app/A")).containsExactly("ask: RetryOnRateLimit");
    assertThat(fixture.rejected("app/A")).isEmpty();
  }

  static Stream<String> coverings() {
    return Stream.of(
        "@RetryOnRateLimit class A { public java.util.stream.Stream<String> ask() { return null; } }",
        "class A implements I { public java.util.stream.Stream<String> ask() { return null; } }",
        "class A implements J { public java.util.stream.Stream<String> ask() { return null; } }");
  }

  @ParameterizedTest
  @MethodSource("coverings")
  void anAnnotationThatMerelyReachesSuchAMethodIsReportedToo(String source) {
    Fixture fixture =
        Fixture.of(
            "interface I { @RetryOnRateLimit java.util.stream.Stream<String> ask(); }",
            "@RetryOnRateLimit interface J { Object ask(); }",
            source);
    assertThat(fixture.guarded("app/A")).isEmpty();
    assertThat(fixture.rejected("app/A"))
        .containsExactly(
            "ask()Ljava/util/stream/Stream;: It returns java.util.stream.Stream: streams are not"
                + " guarded yet, so annotate a method that reads the stream to its end.");
  }

  @Test
  void anAnnotationOnATypeThatCoversNothingIsRejected() {
    Fixture fixture =
        Fixture.of(
            "@RetryOnRateLimit class A { private void hidden() {} public int hashCode() { return 1; } }",
            "@RetryOnRateLimit interface Marker {}",
            "@RetryOnRateLimit interface Fine { void ask(); }");
    assertThat(fixture.rejected("app/A")).singleElement().asString().startsWith("<class>: ");
    assertThat(fixture.rejected("app/Marker")).singleElement().asString().startsWith("<class>: ");
    assertThat(fixture.rejected("app/Fine")).isEmpty();
  }

  @Test
  void aGuardedInterfaceMethodInheritedFromAStrangerIsRejected() {
    Fixture fixture =
        Fixture.of(
            "interface I<T> { @RetryOnRateLimit String ask(T t); }",
            "class Base { public String ask(String s) { return s; } }",
            "class A extends Base implements I<String> {}",
            "class B extends A {}",
            "abstract class C extends Base implements I<String> {}",
            "class D extends A implements I<String> {}");
    assertThat(fixture.rejected("app/A"))
        .containsExactly(
            "ask(Ljava/lang/String;)Ljava/lang/String;: The annotation is on an interface, and this"
                + " class inherits the method from a superclass that does not implement the"
                + " interface: override it here, or annotate it there.");
    assertThat(fixture.rejected("app/Base")).isEmpty();
    for (String name : new String[] {"app/B", "app/C", "app/D"}) {
      assertThat(fixture.rejected(name)).as("already told of A, or not yet").isEmpty();
    }
  }

  @Test
  void aStrangerIsFoundWithAndWithoutGenerics() {
    Fixture fixture =
        Fixture.of(
            "interface I<T> { @RetryOnRateLimit void ask(T t); @RetryOnRateLimit void tell(); }",
            "class Base<T> { public void ask(T t) {} public void tell() {} }",
            "class A extends Base<String> implements I<String> {}",
            "class B extends A implements I<String> {}");
    assertThat(fixture.scan("app/A").rejections())
        .extracting(Rejection::member)
        .containsExactly("ask(Ljava/lang/Object;)V", "tell()V");
    assertThat(fixture.rejected("app/B")).isEmpty();
  }

  @Test
  void aGuardedInterfaceMethodInheritedFromAGuardedOneIsFine() {
    Fixture fixture =
        Fixture.of(
            "interface I { @RetryOnRateLimit void ask(); @RetryOnRateLimit default void more() {} }",
            "class Annotated { @RetryOnServerError public void ask() {} }",
            "class Knowing implements I { public void ask() {} }",
            "class A extends Annotated implements I {}",
            "class B extends Knowing implements I {}",
            "class C implements I { public void ask() {} }");
    for (String name : new String[] {"app/A", "app/B", "app/C"}) {
      assertThat(fixture.rejected(name)).as(name).isEmpty();
    }
  }
}
