package dev.selvage.weaver.scan;

import static org.assertj.core.api.Assertions.assertThat;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InheritanceTest {

  @Test
  void anInterfaceMethodGuardsWhatImplementsItAtAnyDepth() {
    Fixture fixture =
        Fixture.of(
            """
            interface I { @RetryOnRateLimit void ask(); }
            interface J extends I { void ask(); }
            interface K extends J {}
            abstract class Base implements K {}
            class Middle extends Base { public void ask() {} }
            class A extends Middle { @Override public void ask() {} void ask(int n) {} }
            """);
    assertThat(fixture.guardedKeys("app/Middle")).containsExactly("ask()V");
    assertThat(fixture.guardedKeys("app/A")).containsExactly("ask()V");
  }

  @Test
  void aDefaultMethodIsGuardedAndGuardsWhatOverridesIt() {
    Fixture fixture =
        Fixture.of(
            """
            interface I { @RetryOnRateLimit default void ask() {} }
            interface J extends I { @Override default void ask() {} }
            class A implements J { @Override public void ask() {} }
            class B implements I {}
            """);
    assertThat(fixture.guarded("app/I")).containsExactly("ask: RetryOnRateLimit");
    assertThat(fixture.guarded("app/J")).containsExactly("ask: RetryOnRateLimit");
    assertThat(fixture.guarded("app/A")).containsExactly("ask: RetryOnRateLimit");
    assertThat(fixture.scan("app/B").candidates()).isEmpty();
    assertThat(fixture.scan("app/B").rejections()).isEmpty();
  }

  @Test
  void anAnnotationOnAnInterfaceCoversTheImplementationsOfWhatItDeclares() {
    Fixture fixture =
        Fixture.of(
            """
            interface Above { void other(); }
            @RetryOnRateLimit
            interface I extends Above {
              void ask();
              default void more() {}
              static void shared() {}
              private void hidden() {}
              String toString();
            }
            class A implements I {
              public void ask() {}
              public void other() {}
              public void own() {}
              @Override public String toString() { return ""; }
            }
            """);
    assertThat(fixture.guardedKeys("app/I")).containsExactlyInAnyOrder("more()V", "shared()V");
    assertThat(fixture.guardedKeys("app/A")).containsExactly("ask()V");
  }

  @Test
  void staticAndPrivateInterfaceMethodsHandNothingDown() {
    Fixture fixture =
        Fixture.of(
            """
            interface I {
              @RetryOnRateLimit static void shared() {}
              @RetryOnRateLimit private void hidden() {}
            }
            class A implements I { void shared() {} void hidden() {} }
            """);
    assertThat(fixture.guarded("app/I")).hasSize(2);
    assertThat(fixture.guarded("app/A")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.ACC_PUBLIC, Opcodes.ACC_STATIC, Opcodes.ACC_PRIVATE})
  void staticAndPrivateMethodsInheritNothing(int access) {
    Fixture fixture = Fixture.of("interface I { @RetryOnRateLimit void ask(); }");
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "app/A", null, "java/lang/Object", new String[] {"app/I"});
    writer.visitMethod(access, "ask", "()V", null, null).visitEnd();
    assertThat(fixture.with("app/A", writer.toByteArray()).guarded("app/A"))
        .hasSize(access == Opcodes.ACC_PUBLIC ? 1 : 0);
  }

  @Test
  void anAbstractMethodOfASuperclassGuardsWhatImplementsIt() {
    Fixture fixture =
        Fixture.of(
            """
            abstract class Base { @RetryOnRateLimit abstract void ask(); }
            abstract class Middle extends Base {}
            class A extends Middle { void ask() {} }
            class B extends A { @Override void ask() {} }
            """);
    assertThat(fixture.scan("app/Base").candidates()).isEmpty();
    assertThat(fixture.scan("app/Base").rejections()).isEmpty();
    assertThat(fixture.guarded("app/A")).containsExactly("ask: RetryOnRateLimit");
    assertThat(fixture.guarded("app/B")).containsExactly("ask: RetryOnRateLimit");
  }

  @Test
  void aConcreteMethodOfASuperclassHandsNothingDown() {
    Fixture fixture =
        Fixture.of(
            """
            class Base { @RetryOnRateLimit void ask() {} }
            class A extends Base { @Override void ask() {} }
            """);
    assertThat(fixture.guarded("app/Base")).hasSize(1);
    assertThat(fixture.guarded("app/A")).isEmpty();
  }

  @Test
  void anAnnotationOnASuperclassReachesSubclassesThroughItsAbstractMethodsOnly() {
    Fixture fixture =
        Fixture.of(
            """
            @RetryOnRateLimit
            abstract class Base { abstract void ask(); void tell() {} }
            class A extends Base { void ask() {} @Override void tell() {} void own() {} }
            """);
    assertThat(fixture.guarded("app/Base")).containsExactly("tell: RetryOnRateLimit");
    assertThat(fixture.guarded("app/A")).containsExactly("ask: RetryOnRateLimit");
  }

  @Test
  void aPackagePrivateMethodIsOverriddenInItsPackageOnly() {
    Fixture fixture =
        Fixture.of(
            """
            package a.one;
            public abstract class Base { @dev.selvage.RetryOnRateLimit abstract void ask(); }
            """,
            "package a.one; public class Near extends Base { public void ask() {} }",
            "package a.two; public abstract class Far extends a.one.Base { public void ask() {} }");
    assertThat(fixture.guarded("a/one/Near")).hasSize(1);
    assertThat(fixture.guarded("a/two/Far")).isEmpty();
  }

  @Test
  void recordsAndEnumsImplementInterfacesLikeOtherClasses() {
    Fixture fixture =
        Fixture.of(
            """
            interface I { @RetryOnRateLimit String ask(); }
            record R(String ask) implements I {}
            enum E implements I { ONE; public String ask() { return ""; } }
            """);
    assertThat(fixture.guarded("app/R")).containsExactly("ask: RetryOnRateLimit");
    assertThat(fixture.guarded("app/E")).containsExactly("ask: RetryOnRateLimit");
  }

  @Test
  void whatIsInheritedFromSeveralSidesIsUnited() {
    Fixture fixture =
        Fixture.of(
            """
            interface I { @RetryOnRateLimit void ask(); }
            interface J { @RetryOnServerError void ask(); }
            interface K extends I, J {}
            abstract class Base { @ValidateChatRequest public abstract void ask(); }
            class A extends Base implements K { public void ask() {} }
            """);
    assertThat(fixture.scan("app/A").candidates().get(0).annotations())
        .containsExactlyInAnyOrder(
            "dev/selvage/RetryOnRateLimit",
            "dev/selvage/RetryOnServerError",
            "dev/selvage/ValidateChatRequest");
  }
}
