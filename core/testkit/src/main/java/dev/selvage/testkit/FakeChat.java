package dev.selvage.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says what the {@link FakeChatProvider} of a test answers, and registers the {@link
 * SelvageExtension} that hands it over. On a class it counts for all its tests, those of nested and
 * derived classes included; the nearest one wins.
 *
 * <pre>{@code
 * @Test
 * @FakeChat("429 after 1s, then ok")
 * void waitsAsLongAsTheProviderAsks(FakeChatProvider provider, VirtualTime time) { ... }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@ExtendWith(SelvageExtension.class)
public @interface FakeChat {

  /** The script, as {@link ChatScript} reads it; {@code ok} for ever by default. */
  String value() default "ok";
}
