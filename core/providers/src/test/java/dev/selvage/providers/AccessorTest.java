package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AccessorTest {

  private static final Accessor GET = new Accessor("get");

  /** Public in a public class. */
  public static final class Open {
    public int number() {
      return 7;
    }

    public Optional<String> maybe() {
      return Optional.empty();
    }

    public String twice(String text) {
      return text + text;
    }

    public String failing() {
      throw new IllegalStateException();
    }

    public String exhausting() {
      throw new StackOverflowError();
    }

    public static String shared() {
      return "of no object";
    }

    String hidden() {
      return "not public";
    }
  }

  private final Open open = new Open();

  @Test
  void readsWhatAPublicMethodReturns() {
    assertThat(new Accessor("number").get(open)).isEqualTo(7);
    assertThat(new Accessor("twice", String.class).get(open, "ab")).isEqualTo("abab");
  }

  @Test
  void readsWhatIsInAnOptional() {
    assertThat(GET.get((Supplier<?>) () -> Optional.of("in it"))).isEqualTo("in it");
    assertThat(new Accessor("maybe").get(open)).isNull();
  }

  @Test
  void readsThroughAnInterfaceWhatAHiddenClassShows() {
    Supplier<String> hidden = () -> "shown";

    assertThat(GET.get(hidden)).isEqualTo("shown");
  }

  @Test
  void isNullWhereNothingCanBeRead() {
    assertThat(new Accessor("missing").get(open)).isNull();
    assertThat(new Accessor("hidden").get(open)).isNull();
    assertThat(new Accessor("shared").get(open)).isNull();
    assertThat(new Accessor("failing").get(open)).isNull();
    assertThat(new Accessor("twice", String.class).get(open, 7)).isNull();
  }

  @Test
  void leavesTheMachinesOwnErrorsAlone() {
    assertThatExceptionOfType(StackOverflowError.class)
        .isThrownBy(() -> new Accessor("exhausting").get(open));
  }
}
