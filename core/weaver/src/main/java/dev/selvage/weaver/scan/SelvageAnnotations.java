package dev.selvage.weaver.scan;

import java.util.Set;

/** The internal names of Selvage's own annotations, known without reading them. */
final class SelvageAnnotations {

  /** The annotations that guard a method. */
  static final Set<String> GUARDING =
      Set.of(
          "dev/selvage/RetryOnRateLimit",
          "dev/selvage/RetryOnServerError",
          "dev/selvage/RetryOnTimeout",
          "dev/selvage/RetryOnConnectionError",
          "dev/selvage/RetryOn",
          "dev/selvage/ValidateChatRequest",
          "dev/selvage/RequireApiKey",
          "dev/selvage/RequestDefaults");

  /** The mark of a class that was woven when it was built. */
  static final String WOVEN = "dev/selvage/Woven";

  private SelvageAnnotations() {}
}
