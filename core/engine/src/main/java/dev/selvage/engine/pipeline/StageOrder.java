package dev.selvage.engine.pipeline;

/** The one order of stages, outermost first; the method's body comes after the last. */
public enum StageOrder {
  DEADLINE,
  REQUEST_DEFAULTS,
  VALIDATION,
  CACHE,
  FALLBACK,
  RETRY,
  RETRY_BUDGET,
  CIRCUIT_BREAKER,
  QUOTA,
  ATTEMPT_TIMEOUT
}
