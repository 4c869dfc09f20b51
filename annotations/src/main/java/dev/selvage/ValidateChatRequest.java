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
 * <p>The rules are those of the provider whose request it is, as the README's table has them:
 * messages are a non-empty list, each with a role and content; tool calls are answered; names and
 * numbers are within their limits; fields go with the model. Where the request does not tell its
 * provider, only what holds for all is checked. A model that is not known is never refused for
 * that. On top come the rules that the attributes set. What no vendor's page says for sure is not
 * refused: the request goes out, and an event and a log line tell of the doubt.
 *
 * <p>The request is found among the arguments by its type: the parameters of openai-java and
 * anthropic-java, langchain4j's {@code ChatRequest}, Spring AI's {@code Prompt}, Jackson's {@code
 * JsonNode}, a {@code java.net.http.HttpRequest}. Without one, it is JSON marked {@link ChatBody};
 * or a list of a client's messages, or the parts marked {@link ChatModel}, {@link ChatMessages},
 * {@link MaxTokens}. Else it is a {@code Map} of the wire shape, or its parts are the parameters
 * named {@code model}, {@code messages}, {@code maxTokens} (names are there only in classes
 * compiled with {@code -parameters}). What cannot be read is not judged.
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

  /**
   * The models that may be asked for, by name or by a pattern in which {@code *} stands for
   * anything: {@code gpt-4o-*}; empty allows every model.
   */
  String[] models() default {};

  /**
   * The most tokens that the request may ask the model to write; at least 1. The default sets no
   * bound.
   */
  int maxTokens() default Integer.MAX_VALUE;

  /**
   * Bounds on the request's numbers, each as {@code "temperature <= 1"}: a field by its name on the
   * wire, one of {@code <= >= < >}, and a number. A request that leaves the field out keeps them.
   */
  String[] bounds() default {};

  /**
   * The roles that must each have a message, such as {@code system}; that one is also kept by
   * Anthropic's field {@code system} and the responses API's {@code instructions}.
   */
  String[] requiredRoles() default {};

  /** The roles that must have no message; where {@code system} is one, nor those fields. */
  String[] forbiddenRoles() default {};

  /** What becomes of a request that breaks a rule. */
  Level level() default Level.STRICT;

  /** What becomes of a request that breaks a rule. */
  enum Level {
    /** It is not sent: the call fails at once. */
    STRICT,
    /** It is sent; an event and a log line tell what is wrong. */
    WARN
  }
}
