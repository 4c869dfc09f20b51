package dev.selvage;

/** What helps against a failure. */
public enum Remedy {
  /** Wait, then send the same request again. */
  WAIT,
  /** Ask another model or provider. */
  SWITCH,
  /** Send a smaller request. */
  SHRINK,
  /** Mend the request, the key or the configuration: the same request fails again. */
  FIX,
  /** Pay, or have the limit raised: no wait helps. */
  PAY
}
