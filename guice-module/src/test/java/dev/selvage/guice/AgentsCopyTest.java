package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.engine.binding.GuardedMethods.Report;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** An application that brings its own engine, below the one that came with the agent. */
class AgentsCopyTest {

  @Test
  void theAgentsEngineKnowsWhatIsWoven() throws ReflectiveOperationException {
    ClassLoader application = new ChildFirst();
    Class<?> chat = application.loadClass(Chat.class.getName());
    assertThat(isWoven(application, chat)).isFalse();

    GuardedMethods.note(application, new Report(chat.getName(), "ask()", true, "by the agent"));
    assertThat(isWoven(application, chat)).isTrue();
  }

  /** Asks the application's own copy of this module, which sees its own copy of the engine. */
  private static boolean isWoven(ClassLoader application, Class<?> type)
      throws ReflectiveOperationException {
    Class<?> weaving = application.loadClass(Weaving.class.getName());
    assertThat(application.loadClass(Report.class.getName())).isNotSameAs(Report.class);
    Method isWoven = weaving.getDeclaredMethod("isWoven", Class.class);
    isWoven.setAccessible(true);
    return (boolean) isWoven.invoke(null, type);
  }

  static class Chat {
    @RetryOnRateLimit
    void ask() {}
  }

  /** Defines Selvage's classes itself, from the same class files. */
  private static final class ChildFirst extends ClassLoader {
    ChildFirst() {
      super(AgentsCopyTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.selvage.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? define(name) : known;
      }
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
