package dev.selvage.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.engine.Engines;
import dev.selvage.engine.Selvage;
import dev.selvage.engine.Woven;
import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.Pipeline;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedMethodsTest {

  static class Chat {
    @RetryOnRateLimit
    void two() {}

    @RetryOnRateLimit
    void one() {}

    void neither() {}
  }

  private final Class<?> chat = Woven.apart(Chat.class);

  private static Report report(String className, String method, boolean woven, String reason) {
    return new Report(className, method, woven, reason);
  }

  private static List<Report> ofThisTest() {
    return GuardedMethods.list().stream()
        .filter(report -> report.className().startsWith("com.acme.guarded."))
        .toList();
  }

  @Test
  void listsWhatWasNotedInOrderAndALaterNoteWins() {
    ClassLoader loader = chat.getClassLoader();
    GuardedMethods.note(loader, report("com.acme.guarded.B", "ask()", false, "it is native"));
    GuardedMethods.note(loader, report("com.acme.guarded.A", "b()", true, "agent"));
    GuardedMethods.note(loader, report("com.acme.guarded.A", "a()", false, "not yet"));
    GuardedMethods.note(loader, report("com.acme.guarded.A", "a()", true, "agent"));
    GuardedMethods.note(null, report("com.acme.guarded.C", "ask()", true, "agent"));

    assertThat(ofThisTest())
        .extracting(Report::toString)
        .containsExactly(
            "woven com.acme.guarded.A.a(): agent",
            "woven com.acme.guarded.A.b(): agent",
            "NOT woven com.acme.guarded.B.ask(): it is native",
            "woven com.acme.guarded.C.ask(): agent");
    assertThat(Selvage.guardedMethods()).containsAll(ofThisTest());
  }

  @Test
  void knowsWhetherAClassIsWoven() {
    assertThat(GuardedMethods.isWoven(chat)).isFalse();

    GuardedMethods.note(
        chat.getClassLoader(), report(chat.getName(), "one()", false, "it is native"));
    assertThat(GuardedMethods.isWoven(chat)).isFalse();

    GuardedMethods.note(chat.getClassLoader(), report(chat.getName(), "two()", true, "agent"));
    assertThat(GuardedMethods.isWoven(chat)).isTrue();
    assertThat(GuardedMethods.isWoven(Woven.apart(Chat.class))).isFalse();
    assertThat(GuardedMethods.isWoven(String.class)).isFalse();
  }

  @Test
  void aMethodThatIsMetByReflectionHasOneHandle() throws Exception {
    GuardedMethod handle = GuardedMethods.handleOf(chat.getDeclaredMethod("one")).orElseThrow();

    assertThat(GuardedMethods.handleOf(chat.getDeclaredMethod("one"))).containsSame(handle);
    assertThat(GuardedMethods.handleOf(chat.getDeclaredMethod("neither"))).isEmpty();

    Pipeline before = handle.pipeline();
    try (SelvageBinding binding = SelvageBinding.builder(chat).withoutPolicies().install()) {
      assertThat(handle.pipeline()).as("under %s", binding).isNotSameAs(before);
    }
  }

  static class Constructed {
    @RetryOnRateLimit
    Constructed() {}

    Constructed(int number) {}

    void take(String text, int[] numbers, java.util.Map.Entry<String, Chat[][]> entry) {}
  }

  @Test
  void findsAnnotationsWhereTheyCannotAct() {
    assertThat(GuardedMethods.annotatedConstructorsOf(Constructed.class))
        .singleElement()
        .satisfies(constructor -> assertThat(constructor.getParameterCount()).isZero());
  }

  @Test
  void namesAMethodForPeople() throws Exception {
    assertThat(
            GuardedMethods.signatureOf(
                Constructed.class.getDeclaredMethod(
                    "take", String.class, int[].class, java.util.Map.Entry.class)))
        .isEqualTo("take(String, int[], Map.Entry)");
  }

  @Test
  void anApplicationsOwnCopyListsWhatTheAgentsCopyNoted() throws Exception {
    GuardedMethods.note(null, report("com.acme.agents.Chat", "ask()", true, "agent"));
    Class<?> copy = Engines.without().loadClass(GuardedMethods.class.getName());
    assertThat(copy).isNotSameAs(GuardedMethods.class);
    GuardedMethods.note(chat.getClassLoader(), report(chat.getName(), "one()", true, "agent"));

    assertThat(copy.getMethod("list").invoke(null).toString())
        .contains("woven com.acme.agents.Chat.ask(): agent");
    assertThat(copy.getMethod("isWoven", Class.class).invoke(null, chat)).isEqualTo(true);
    assertThat(copy.getMethod("isWoven", Class.class).invoke(null, String.class)).isEqualTo(false);
  }

  @Test
  void findsTheAnnotatedMethodsOfAClass() {
    assertThat(GuardedMethods.annotatedMethodsOf(chat))
        .extracting(Method::getName)
        .containsExactly("one", "two");
  }
}
