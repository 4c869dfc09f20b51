package dev.selvage.guice;

/** A client's exception for a 429 that waiting helps. */
final class TooManyRequests extends RuntimeException {
  private static final long serialVersionUID = 1;
}
