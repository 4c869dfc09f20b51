package dev.selvage.guice.faulty;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import java.util.Map;

/** Has annotations on members of every kind. */
public class Kinds {

  @RetryOnRateLimit
  public Kinds() {}

  @RetryOnRateLimit
  public void ask() {}

  @RetryOnRateLimit
  protected void ask(String what) {}

  @RetryOnRateLimit
  void ask(int[] what, Map.Entry<String, String> more) {}

  @RetryOnRateLimit
  private void byNobody() {}

  @RetryOnRateLimit
  private void byNobody(String what) {}

  @RetryOnRateLimit
  static void ofTheClass() {}

  @RetryOnServerError
  public final void forGood() {}

  /** Cannot be subclassed. */
  @RetryOnRateLimit
  public static final class Last {
    public void ask() {}

    public final void forGood() {}
  }

  /** Cannot be subclassed by Guice. */
  public abstract static sealed class Closed {
    @RetryOnRateLimit
    public void ask() {}
  }

  /** Can, but Guice makes it, and it overrides. */
  public static non-sealed class Override extends Closed {
    @java.lang.Override
    public void ask() {}
  }

  /** Cannot be subclassed by Guice. */
  public static sealed class Permitting {
    @RetryOnRateLimit
    public void ask() {}
  }

  /** Is the only one that may extend that. */
  public static final class Permitted extends Permitting {}

  /** Is made by itself. */
  public static class Alone {
    @com.google.inject.Inject
    private Alone() {}

    @RetryOnRateLimit
    public void ask() {}
  }

  /** Is not made by Guice. */
  public static class Elsewhere implements Port {
    @RetryOnRateLimit
    @java.lang.Override
    public String ask() {
      return "";
    }
  }

  /** Is not made by Guice either. */
  public static class Provided {
    @RetryOnRateLimit
    public void ask() {}

    @RetryOnRateLimit
    public void send() {}
  }

  /** Its method is not seen in other packages. */
  public static class OfPackage {
    @RetryOnRateLimit
    void ask() {}
  }
}
