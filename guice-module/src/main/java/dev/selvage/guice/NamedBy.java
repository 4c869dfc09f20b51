package dev.selvage.guice;

import com.google.inject.BindingAnnotation;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/** Tells the keys of policies apart. */
@BindingAnnotation
@Retention(RetentionPolicy.RUNTIME)
@interface NamedBy {

  /** The call that names the policy, as {@code retryOnRateLimit("chat")}. */
  String value();

  /** Shows in Guice's errors as that call. */
  record Call(String value) implements NamedBy {
    @Override
    public Class<? extends Annotation> annotationType() {
      return NamedBy.class;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof NamedBy that && value.equals(that.value());
    }

    /** As {@link Annotation} has it. */
    @Override
    public int hashCode() {
      return 127 * "value".hashCode() ^ value.hashCode();
    }

    @Override
    public String toString() {
      return value;
    }
  }
}
