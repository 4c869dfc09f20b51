package dev.selvage.engine.diagnosis;

import dev.selvage.Kind;

/** What an HTTP status alone says: the last resort, for providers that no table knows. */
final class StatusTable {

  private StatusTable() {}

  static Kind kindOf(int status) {
    return switch (status) {
      case 401 -> Kind.AUTHENTICATION;
      case 402 -> Kind.QUOTA_EXHAUSTED;
      case 403 -> Kind.PERMISSION;
      case 404 -> Kind.MODEL_UNAVAILABLE;
      case 408 -> Kind.TIMEOUT;
      case 409 -> Kind.CONFLICT;
      case 413 -> Kind.REQUEST_TOO_LARGE;
      case 429 -> Kind.RATE_LIMITED;
      // Not implemented, not that version of HTTP: nor will it be after a wait.
      case 501, 505 -> Kind.BAD_REQUEST;
      case 503, 529 -> Kind.OVERLOADED;
      default -> byHundred(status);
    };
  }

  private static Kind byHundred(int status) {
    if (status >= 500 && status <= 599) {
      return Kind.SERVER_ERROR;
    }
    return status >= 400 && status <= 499 ? Kind.BAD_REQUEST : Kind.UNKNOWN;
  }
}
