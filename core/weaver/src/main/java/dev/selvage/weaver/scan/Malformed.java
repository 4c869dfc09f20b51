package dev.selvage.weaver.scan;

/** The fault of a class file that cannot be read. It has no stack trace: only its text is kept. */
final class Malformed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Malformed(String message) {
    super(message, null, false, false);
  }
}
