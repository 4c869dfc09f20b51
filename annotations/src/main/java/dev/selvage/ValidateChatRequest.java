package dev.selvage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Checks the chat request among the method's arguments before the method runs, and throws one
 * {@code InvalidChatRequestException} that lists every violation; a method that returns a {@code
 * CompletionStage} returns a failed one instead. The method's body does not run, so an invalid
 * request costs nothing.
 *
 * <p>The rules: messages are a non-empty list; each message has a role and content (content may be
 * missing where the message carries tool calls); the model is in the allowed list, if one is given;
 * max tokens are above zero and not above {@link #maxTokens()}.
 *
 * <p>The request is found among the arguments by the client's type: openai-java's {@code
 * ChatCompletionCreateParams}. Without one, by its parts: the parameters marked {@link ChatModel},
 * {@link ChatMessages}, {@link MaxTokens}. Else it is a {@code Map} of the wire shape, or its parts
 * are the parameters named {@code model}, {@code messages}, {@code maxTokens} (names are there only
 * in classes compiled with {@code -parameters}).
 *
 * <p>Allowed where {@link RetryOnRateLimit} is allowed, with the same meaning.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.CONSTRUCTOR})
public @interface ValidateChatRequest {

  /**
   * The name of a policy from configuration, whose values win over the values here; empty for none.
   */
  String policy() default "";

  /** The models that may be asked for; empty allows every model. */
  String[] models() default {};

  /**
   * The most tokens that the request may ask the model to write; at least 1. The default sets no
   * bound.
   */
  int maxTokens() default Integer.MAX_VALUE;
}
