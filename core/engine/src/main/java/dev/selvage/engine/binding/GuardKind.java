package dev.selvage.engine.binding;

import java.util.Arrays;
import java.util.Optional;

/** The annotations that guard a method. */
public enum GuardKind {
  RETRY_ON_RATE_LIMIT("RetryOnRateLimit"),
  RETRY_ON_SERVER_ERROR("RetryOnServerError"),
  VALIDATE_CHAT_REQUEST("ValidateChatRequest");

  private final String simpleName;

  GuardKind(String simpleName) {
    this.simpleName = simpleName;
  }

  /** {@code @RetryOnRateLimit}. */
  public String annotation() {
    return "@" + simpleName;
  }

  /** {@code retryOnRateLimit}: the word that binds a policy of this kind. */
  String binder() {
    return Character.toLowerCase(simpleName.charAt(0)) + simpleName.substring(1);
  }

  /** The kind of the annotation type of that full name; classes may bring their own copy of it. */
  static Optional<GuardKind> ofType(String className) {
    return Arrays.stream(values())
        .filter(kind -> className.equals("dev.selvage." + kind.simpleName))
        .findFirst();
  }
}
