package dev.selvage.providers;

import dev.selvage.engine.request.Fields;
import org.jspecify.annotations.Nullable;

/** A request of which one field is known; the others are set elsewhere. */
record OneField(String field, @Nullable Object value) implements Fields {
  @Override
  public @Nullable Object get(String name) {
    return name.equals(field) ? value : OPAQUE;
  }
}
