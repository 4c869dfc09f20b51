package dev.selvage.engine.binding;

import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The annotations that guard a method. */
public enum GuardKind {
  RETRY_ON_RATE_LIMIT("RetryOnRateLimit", Trigger.RATE_LIMIT),
  RETRY_ON_SERVER_ERROR("RetryOnServerError", Trigger.SERVER_ERROR),
  RETRY_ON_TIMEOUT("RetryOnTimeout", Trigger.TIMEOUT),
  RETRY_ON_CONNECTION_ERROR("RetryOnConnectionError", Trigger.CONNECTION_ERROR),
  /** After the special ones, which decide first on the kinds that they cover. */
  RETRY_ON("RetryOn", Trigger.NAMED_KINDS),
  VALIDATE_CHAT_REQUEST("ValidateChatRequest", null),
  REQUIRE_API_KEY("RequireApiKey", null),
  REQUEST_DEFAULTS("RequestDefaults", null);

  /** Those that mean nothing where a method takes no request. */
  public static final Set<GuardKind> ON_REQUESTS =
      Collections.unmodifiableSet(EnumSet.of(VALIDATE_CHAT_REQUEST, REQUEST_DEFAULTS));

  private final String simpleName;
  private final @Nullable Trigger trigger;

  GuardKind(String simpleName, @Nullable Trigger trigger) {
    this.simpleName = simpleName;
    this.trigger = trigger;
  }

  /** What makes the method run again, where the annotation is one for retry. */
  Optional<Trigger> trigger() {
    return Optional.ofNullable(trigger);
  }

  /** {@code @RetryOnRateLimit}. */
  public String annotation() {
    return "@" + simpleName;
  }

  /** {@code retryOnRateLimit}: the word that binds a policy of this kind. */
  String binder() {
    return Character.toLowerCase(simpleName.charAt(0)) + simpleName.substring(1);
  }

  /**
   * Everything that is wrong with the values of such an annotation, in the words of run time; for
   * tools that read annotations where no method runs.
   */
  public List<Fault> faults(Settings values) {
    List<Fault> faults = new ArrayList<>();
    PipelineFactory.stages(Map.of(this, values), RequestStages.NONE, faults::add);
    return faults;
  }

  /** The kind of the annotation type of that full name; classes may bring their own copy of it. */
  public static Optional<GuardKind> ofType(String className) {
    return Arrays.stream(values())
        .filter(kind -> className.equals("dev.selvage." + kind.simpleName))
        .findFirst();
  }
}
