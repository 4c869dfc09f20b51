package dev.selvage.engine.drive;

/** Throws checked exceptions where the compiler does not expect them: the guarded method may. */
final class Sneaky {

  private Sneaky() {}

  /**
   * Throws {@code thrown} as it is; written {@code throw rethrow(x)} so that the compiler sees it.
   */
  static RuntimeException rethrow(Throwable thrown) {
    throw Sneaky.<RuntimeException>cast(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T cast(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
