package dev.selvage.laws.door;

/** What guards a method of the fixture: the same values as its annotations, for other doors. */
public enum Guard {
  /** Rate limits and server errors. */
  RETRIES,
  RATE_LIMITS,
  SERVER_ERRORS,
  /** Chat requests, nothing retried. */
  REQUESTS,
  /** Both. */
  REQUESTS_AND_RETRIES,
  /** An API key, and rate limits. */
  KEY,
  /** The defaults of a chat request, which is then checked; rate limits. */
  DEFAULTS,
  /** Server errors by a budget of its own, and rate limits. */
  BUDGET
}
