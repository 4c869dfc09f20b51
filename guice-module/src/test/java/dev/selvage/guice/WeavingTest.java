package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.Woven;
import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.guice.faulty.OneBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which classes count as woven. */
class WeavingTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  @Test
  void aClassIsWovenThatAWeaverSaysItWove() {
    note(ByAgent.class, true, "by the agent");
    assertThat(create(ByAgent.class)).isNotNull();
  }

  @Test
  void aClassIsWovenThatIsMarked() {
    assertThat(create(AtBuildTime.class)).isNotNull();
  }

  @Test
  void aClassIsNotWovenThatAWeaverRefusedForItsReason() {
    note(Refused.class, false, "its class file is too old");
    assertThat(injectors.faults(new SelvageModule() {}, new OneBinding(Refused.class)))
        .contains(
            "WeavingTest$Refused: the annotations on ask() (private) would do nothing: its class file"
                + " is too old, and Guice intercepts only overridable methods of objects that it"
                + " makes; change either, or say allowUnwoven()");
  }

  @Test
  void aClassThatIsNotWovenMayBeBoundWhereThatIsAllowed() {
    assertThat(
            injectors.create(
                new OneBinding(Unwoven.class),
                new SelvageModule() {
                  @Override
                  protected void configurePolicies() {
                    allowUnwoven();
                  }
                }))
        .isNotNull();
  }

  @Test
  void whatAspectJLeftOfAClassIsIntercepted() {
    note(ByAspectJ.class, true, "by AspectJ");
    create(ByAspectJ.class);
    assertThat(GuardedMethods.reportsOf(ByAspectJ.class))
        .extracting(Object::toString)
        .contains("woven dev.selvage.guice.WeavingTest$ByAspectJ.left(): by Guice");
  }

  @Test
  void aLambdaIsWovenWhereItsClassIs() {
    note(OfLambda.class, true, "by the agent");
    assertThat(
            injectors.create(
                new SelvageModule() {},
                binder -> binder.bind(Face.class).toInstance(OfLambda.LAMBDA)))
        .isNotNull();
  }

  @Test
  void aLambdaIsToldOfWhoseClassIsNotWoven() {
    Face lambda = () -> {};
    assertThat(
            injectors.faults(
                new SelvageModule() {}, binder -> binder.bind(Face.class).toInstance(lambda)))
        .contains("the annotations on ask() (of an instance that Guice did not make)");
  }

  @Test
  void aClassWithoutAnnotationsNeedsNoWeaver() {
    assertThat(create(WeavingTest.class)).isNotNull();
  }

  private Injector create(Class<?> type) {
    return injectors.create(new SelvageModule() {}, new OneBinding(type));
  }

  private static void note(Class<?> type, boolean woven, String reason) {
    GuardedMethods.note(type.getClassLoader(), new Report(type.getName(), "ask()", woven, reason));
  }

  static class ByAgent {
    @RetryOnRateLimit
    void ask() {}
  }

  @Woven
  static class AtBuildTime {
    @RetryOnRateLimit
    void ask() {}
  }

  static class ByAspectJ {
    @RetryOnRateLimit
    void ask() {}

    @RetryOnRateLimit
    void left() {}
  }

  interface Face {
    @RetryOnRateLimit
    void ask();
  }

  static class OfLambda {
    static final Face LAMBDA = () -> {};
  }

  static class Refused {
    @RetryOnRateLimit
    private void ask() {}
  }

  static class Unwoven {
    @RetryOnRateLimit
    private void ask() {}
  }
}
