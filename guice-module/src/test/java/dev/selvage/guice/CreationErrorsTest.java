package dev.selvage.guice;

import static dev.selvage.guice.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.guice.faulty.AppModule;
import dev.selvage.guice.faulty.ChatPolicies;
import dev.selvage.guice.faulty.Keyless;
import dev.selvage.guice.faulty.Misspelt;
import dev.selvage.guice.faulty.OneBinding;
import dev.selvage.guice.faulty.OtherPolicies;
import dev.selvage.guice.faulty.OutOfRange;
import dev.selvage.guice.faulty.Sound;
import dev.selvage.guice.faulty.Unreadable;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The errors' whole texts, as users see them. */
class CreationErrorsTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  @Test
  void tellsAllFaultsAtOnceEachWithItsLine() throws IOException {
    assertGolden("all-at-once", injectors.faults(new AppModule(), new OutOfRange()));
  }

  @Test
  void tellsTheNearestPolicyOfAnUnknownOne() throws IOException {
    assertGolden(
        "unknown-policy", injectors.faults(new ChatPolicies(), new OneBinding(Misspelt.class)));
  }

  @Test
  void tellsTheRuleThatAValueBreaks() throws IOException {
    assertGolden("out-of-range", injectors.faults(new OutOfRange()));
  }

  @Test
  void tellsHowADurationIsWritten() throws IOException {
    assertGolden(
        "unreadable-duration",
        injectors.faults(new ChatPolicies(), new OneBinding(Unreadable.class)));
  }

  @Test
  void tellsBothLinesOfTwoPoliciesWithOneName() throws IOException {
    assertGolden("named-twice", injectors.faults(new ChatPolicies(), new OtherPolicies()));
  }

  @Test
  void tellsThatAnotherInjectorOwnsThePolicy() throws IOException {
    injectors.create(new ChatPolicies());
    assertGolden("owned-by-another", injectors.faults(new OtherPolicies()));
  }

  @Test
  void tellsOfAKeyThatIsNotThere() throws IOException {
    assertGolden("no-key", injectors.faults(new ChatPolicies(), new OneBinding(Keyless.class)));
  }

  @Test
  void tellsOfAnnotationsThatWouldDoNothing() throws IOException {
    assertGolden("not-woven", injectors.faults(new OtherPolicies(), new OneBinding(Sound.class)));
  }

  @Test
  void tellsTheLineOfALoopThatNamesPolicies() {
    assertThat(
            injectors.faults(
                new SelvageModule() {
                  @Override
                  protected void configurePolicies() {
                    List.of("chat", " ").forEach(this::retryOnRateLimit);
                  }
                }))
        .contains("retryOnRateLimit(\" \"): a policy needs a name")
        .contains("at CreationErrorsTest$1.configurePolicies(CreationErrorsTest.java:");
  }
}
