package dev.selvage.engine.pipeline;

/**
 * Whether the agent takes over the retries that clients make by themselves. Calls are then made
 * before their first attempt, since what a client sends must be known for an attempt's; while it is
 * off, nothing is asked on the way through a successful call. Safe for use by many threads.
 */
public final class SdkRetries {

  /** The system property that each copy of the engine in a JVM reads when it is first used. */
  public static final String PROPERTY = "dev.selvage.neutralizeSdkRetries";

  private static volatile boolean neutralized = Boolean.getBoolean(PROPERTY);

  private SdkRetries() {}

  /** Takes them over from now on, in this copy of the engine and in those that come later. */
  public static void neutralize() {
    System.setProperty(PROPERTY, "true");
    neutralized = true;
  }

  /** Whether they are taken over. */
  public static boolean areNeutralized() {
    return neutralized;
  }
}
