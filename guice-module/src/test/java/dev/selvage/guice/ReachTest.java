package dev.selvage.guice;

import static dev.selvage.guice.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.multibindings.OptionalBinder;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.guice.faulty.Kinds;
import dev.selvage.guice.faulty.KindsModule;
import dev.selvage.guice.faulty.OneBinding;
import dev.selvage.guice.faulty.OtherPolicies;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Guice cannot intercept, and that it is told. */
class ReachTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  @Test
  void tellsWhyForEachMethod() throws IOException {
    assertGolden("unreached", injectors.faults(new KindsModule(), new OtherPolicies()));
  }

  @Test
  void whatGuiceCannotInterceptIsListedWhereItIsAllowed() {
    assertThat(injectors.create(new KindsModule(), unwoven()).getInstance(Kinds.class)).isNotNull();
    assertThat(GuardedMethods.reportsOf(Kinds.class))
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "woven dev.selvage.guice.faulty.Kinds.ask(): by Guice",
            "woven dev.selvage.guice.faulty.Kinds.ask(String): by Guice",
            "woven dev.selvage.guice.faulty.Kinds.ask(int[], Map.Entry): by Guice",
            "NOT woven dev.selvage.guice.faulty.Kinds.byNobody(): Guice cannot intercept it:"
                + " private",
            "NOT woven dev.selvage.guice.faulty.Kinds.byNobody(String): Guice cannot intercept it:"
                + " private",
            "NOT woven dev.selvage.guice.faulty.Kinds.forGood(): Guice cannot intercept it: final",
            "NOT woven dev.selvage.guice.faulty.Kinds.ofTheClass(): Guice cannot intercept it:"
                + " static");
  }

  @Test
  void whatGuiceReachesFailsNothing() {
    assertThat(injectors.create(new SelvageModule() {}, new OneBinding(Chat.class))).isNotNull();
  }

  @Test
  void anInstanceIsToldOfThoughGuiceMakesOthersOfItsClass() {
    assertThat(
            faults(
                new AbstractModule() {
                  @Override
                  protected void configure() {
                    bind(Chat.class);
                    bind(Port.class).toInstance(new Chat());
                  }
                }))
        .contains("Chat: the annotations on ask() (of an instance that Guice did not make)")
        .contains("\n1 error\n");
  }

  @Test
  void anInstanceThatGuiceInjectsIsToldOf() {
    assertThat(
            faults(
                new AbstractModule() {
                  @Override
                  protected void configure() {
                    requestInjection(new Chat());
                  }
                }))
        .contains("Chat: the annotations on ask() (of an instance that Guice did not make)");
  }

  @Test
  void whatAProviderMakesIsToldOf() {
    String told = "Chat: the annotations on ask() (of what a provider makes) would do nothing";
    assertThat(faults(new Providing())).contains(told);
    assertThat(
            faults(
                new AbstractModule() {
                  @Override
                  protected void configure() {
                    bind(Chat.class).toProvider(ChatProvider.class);
                  }
                }))
        .contains(told);
    assertThat(
            faults(
                new AbstractModule() {
                  @Override
                  protected void configure() {
                    bind(Chat.class).toProvider(Chat::new);
                  }
                }))
        .contains(told);
  }

  @Test
  void whatAnOptionalBinderPassesOnIsMadeByGuice() {
    Injector injector =
        injectors.create(
            new SelvageModule() {},
            new AbstractModule() {
              @Override
              protected void configure() {
                OptionalBinder.newOptionalBinder(binder(), Chat.class)
                    .setDefault()
                    .to(Special.class);
              }
            });
    assertThat(injector.getInstance(Chat.class)).isInstanceOf(Special.class);
  }

  @Test
  void aMethodOfAnotherPackageIsToldOf() {
    assertThat(faults(new OneBinding(Elsewhere.class)))
        .contains("Kinds$OfPackage: the annotations on ask() (package-private in another package)");
  }

  @Test
  void aMethodWhoseFailureComesUnseenIsToldOf() {
    assertThat(injectors.faults(new SelvageModule() {}, new OneBinding(Unseen.class)))
        .contains("the annotations on later() would do nothing: It returns Future: ");
  }

  @Test
  void anOverrideThatIsGuardedStandsForWhatItOverrides() {
    assertThat(injectors.create(new SelvageModule() {}, new OneBinding(Again.class))).isNotNull();
  }

  @Test
  void callsBySuperAreNotGuarded() {
    Again again = injectors.create(unwoven(), new OneBinding(Again.class)).getInstance(Again.class);
    assertThatThrownBy(again::viaSuper).isInstanceOf(TooManyRequests.class);
    assertThat(again.attempts).isEqualTo(1);
  }

  @Test
  void aDefaultMethodThatIsOverriddenIsToldOfWhereTheOverrideIsNotGuarded() {
    assertThat(faults(new OneBinding(OfUpper.class)))
        .contains("WithDefault: the annotations on ask() (overridden in Unguarded)");
  }

  @Test
  void whereGuiceGeneratesNoClassesThatIsTold() throws IOException, InterruptedException {
    assertThat(forked("-Dguice_bytecode_gen_option=DISABLED"))
        .contains("Chat: the annotations on ask() would do nothing: Guice was told")
        .contains("\n1 error\n");
  }

  @Test
  void whereGuiceGeneratesClassesAsideThatIsTold() throws IOException, InterruptedException {
    assertThat(forked("-Dguice_custom_class_loading=CHILD"))
        .contains("Chat: the annotations on ask() would do nothing: Guice was told")
        .contains("\n1 error\n");
  }

  @Test
  void whereGuiceGeneratesNoClassesThatMayBeAllowed() throws IOException, InterruptedException {
    assertThat(forked("-Dguice_bytecode_gen_option=DISABLED", "unwoven"))
        .contains("NOT woven " + Chat.class.getName() + ".ask(): Guice cannot intercept it: ");
  }

  private static String forked(String option, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(option, "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    Process java =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    java.waitFor();
    return output;
  }

  private String faults(Module module) {
    return injectors.faults(new SelvageModule() {}, module);
  }

  private static SelvageModule unwoven() {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        allowUnwoven();
      }
    };
  }

  /** Run in a JVM of its own. */
  static final class Main {
    public static void main(String[] arguments) {
      SelvageModule policies = arguments.length == 0 ? new SelvageModule() {} : unwoven();
      Guice.createInjector(policies, new OneBinding(Chat.class));
      System.out.println(GuardedMethods.reportsOf(Chat.class));
    }
  }

  interface Port {}

  static class Chat implements Port {
    int attempts;

    @RetryOnRateLimit
    void ask() {
      attempts++;
      throw new TooManyRequests();
    }
  }

  static class Special extends Chat {}

  static class Again extends Chat {
    @RetryOnRateLimit
    @Override
    void ask() {}

    void viaSuper() {
      super.ask();
    }
  }

  static class ChatProvider implements Provider<Chat> {
    @Override
    public Chat get() {
      return new Chat();
    }
  }

  static class Providing extends AbstractModule {
    @Provides
    Chat chat() {
      return new Chat();
    }
  }

  static class Elsewhere extends Kinds.OfPackage {}

  interface WithDefault {
    @RetryOnRateLimit
    default void ask() {}
  }

  static class Unguarded {
    public void ask() {}
  }

  static class OfUpper extends Unguarded implements WithDefault {}

  static class Unseen {
    @RetryOnRateLimit
    Future<String> later() {
      return CompletableFuture.completedFuture("");
    }
  }
}
