package dev.selvage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stops a call whose API key cannot be right, before it is sent: a key that is missing, is a
 * tutorial's placeholder, carries a blank or a line's end, or has not the form of its provider's
 * keys. Throws an {@code ApiKeyException} that lists every fault and never shows the key; a method
 * that returns a {@code CompletionStage} returns a failed one instead. Where Selvage's Guice module
 * is present, the same check runs when the injector is created.
 *
 * <p>After the provider has refused a key (a 401), calls with that key fail at once, through every
 * method that requires it, until the key changes.
 *
 * <p>The method's own client still finds its key itself; this annotation names where it does.
 *
 * <p>Allowed where {@link RetryOnRateLimit} is allowed, with the same meaning.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.CONSTRUCTOR})
public @interface RequireApiKey {

  /**
   * The name of a policy from configuration, whose values win over the values here; empty for none.
   */
  String policy() default "";

  /**
   * The environment variable that holds the key. A system property of the same name wins over it.
   */
  String value() default "OPENAI_API_KEY";

  /**
   * Regular expressions, one of which the whole key must match. Empty for the form that the keys of
   * the provider in the variable's name have, as far as it is known: {@code sk-…} of OpenAI, {@code
   * sk-ant-…} of Anthropic.
   */
  String[] patterns() default {};

  /**
   * The environment variable or system property that must hold OpenAI's organization id ({@code
   * org-…}); empty where none is needed.
   */
  String organization() default "";

  /**
   * The environment variable or system property that must hold OpenAI's project id ({@code
   * proj_…}); empty where none is needed.
   */
  String project() default "";

  /**
   * How long after a refusal one call may try the same key again, such as {@code 5m}; {@code none}
   * for never.
   */
  String recheckAfter() default "none";
}
