package dev.selvage.engine.request;

import dev.selvage.engine.request.Completer.Copies;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes a plain call's one argument, by what it is; only then can a fault be told. */
record ValueCompleter(Readers known) implements Completer {

  @Override
  public @Nullable String fault(Set<String> fields) {
    return null;
  }

  @Override
  public Object @Nullable [] complete(
      Object[] arguments, ChatRequest request, Map<String, Object> defaults) {
    Readers.Known reader = known.ofRequest(arguments[0].getClass());
    if (reader == null) {
      return arguments[0] instanceof Map
          ? WireCopies.ofMap(0, Map.class).complete(arguments, request, defaults)
          : null;
    }
    Copies copies = reader.copies();
    return copies.fault(defaults.keySet()) != null
        ? null
        : Completer.at(0, Object.class, copies).complete(arguments, request, defaults);
  }
}
