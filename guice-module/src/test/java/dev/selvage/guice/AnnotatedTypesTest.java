package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.RetryOnRateLimit;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class AnnotatedTypesTest {

  @Test
  void findsTheWholeHierarchysClassesThatDeclareAnnotatedMethods() {
    assertThat(AnnotatedTypes.of(Lowest.class)).containsExactly(Upper.class, WithDefault.class);
  }

  @Test
  void findsTheClassThatImplementsAnAnnotatedMethod() {
    assertThat(AnnotatedTypes.of(Implementing.class)).containsExactly(Implementing.class);
    assertThat(AnnotatedTypes.of(Port.class)).isEmpty();
  }

  @Test
  void findsNothingInTheJdk() {
    assertThat(AnnotatedTypes.of(String.class)).isEmpty();
    assertThat(AnnotatedTypes.of(int.class)).isEmpty();
  }

  @Test
  void leavesAClassAloneWhoseMethodsNameAMissingClass() throws ClassNotFoundException {
    Class<?> incomplete = new WithoutMissing().loadClass(Incomplete.class.getName());
    assertThat(AnnotatedTypes.of(incomplete)).isEmpty();
    assertThat(AnnotatedTypes.of(Incomplete.class)).isNotEmpty();
  }

  interface WithDefault {
    @RetryOnRateLimit
    default void ask() {}
  }

  static class Upper implements WithDefault {
    @RetryOnRateLimit
    private static void send() {}
  }

  static class Middle extends Upper {}

  static class Lowest extends Middle {
    void other() {}
  }

  interface Port {
    @RetryOnRateLimit
    void ask();
  }

  static class Implementing implements Port {
    @Override
    public void ask() {}
  }

  static class Missing {}

  static class Incomplete {
    @RetryOnRateLimit
    void ask(Missing missing) {}
  }

  /** Has the class that names the missing one, and not that one. */
  private static final class WithoutMissing extends ClassLoader {
    WithoutMissing() {
      super(AnnotatedTypesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Missing.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      return name.equals(Incomplete.class.getName())
          ? define(name)
          : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
