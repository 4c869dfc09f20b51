package dev.selvage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Completes the chat request among the method's arguments before the method runs: what the request
 * leaves out is taken from here, and the method's body sees the completed request, in every
 * attempt. What the request gives is never changed, and a request that leaves nothing out stays the
 * very object. The completed request is what {@link ValidateChatRequest} checks.
 *
 * <p>The request is found as by {@link ValidateChatRequest}. Completed are the parameters of
 * openai-java and anthropic-java, and langchain4j's {@code ChatRequest}, each through its own
 * builder; a {@code Map} of the wire shape, as a copy; JSON marked {@link ChatBody}; and plain
 * parameters that are null, or a model's name that is blank. A request of another type, or a field
 * that it has no place for, is a fault. What may be set elsewhere, such as the model of
 * langchain4j's client, is left alone.
 *
 * <p>Allowed where {@link RetryOnRateLimit} is allowed, with the same meaning.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.CONSTRUCTOR})
public @interface RequestDefaults {

  /**
   * The name of a policy from configuration, whose values win over the values here; empty for none.
   */
  String policy() default "";

  /**
   * The most tokens that the model may write, where the request sets no such bound under any of its
   * names; at least 1, or 0 for none. It is sent under the name that the request's provider asks
   * for: {@code max_completion_tokens}, {@code max_output_tokens} or {@code max_tokens}.
   */
  int maxTokens() default 0;

  /** The temperature, where the request sets none; 0 to 2, or NaN for none. */
  double temperature() default Double.NaN;

  /** {@code top_p}, where the request sets none; 0 to 1, or NaN for none. */
  double topP() default Double.NaN;

  /** The model, where the request names none; empty for none. */
  String model() default "";
}
