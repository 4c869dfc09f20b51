package dev.selvage.providers;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completed copies of langchain4j's requests. Parameters of one provider's own type stay of it, as
 * they are overridden and not made anew.
 */
final class LangChain4jCopy {

  private static final Accessor PARAMETERS = new Accessor("parameters");
  private static final Accessor TO_BUILDER = new Accessor("toBuilder");
  private static final Accessor BUILD = new Accessor("build");

  private static final Map<String, Accessor> SETTERS =
      Map.of(
          "max_tokens", new Accessor("maxOutputTokens", Integer.class),
          "temperature", new Accessor("temperature", Double.class),
          "top_p", new Accessor("topP", Double.class));

  private LangChain4jCopy() {}

  /** All but the model, which is the client's; nothing in versions whose requests carry none. */
  static Set<String> settable(Class<?> type) {
    return method(type, "parameters") == null || method(type, "toBuilder") == null
        ? Set.of()
        : SETTERS.keySet();
  }

  /** As {@link dev.selvage.engine.request.RequestReader#with}. */
  static @Nullable Object with(Object request, Class<?> type, Map<String, Object> fields) {
    Method shown = method(type, "parameters");
    Object own = PARAMETERS.get(request);
    Object builder = TO_BUILDER.get(request);
    if (shown == null || own == null || builder == null) {
      return null;
    }
    Class<?> parameters = shown.getReturnType();
    Object defaults = defaults(parameters, fields);
    Object merged =
        defaults == null ? null : new Accessor("overrideWith", parameters).get(own, defaults);
    Object whole =
        merged == null ? null : new Accessor("parameters", parameters).get(builder, merged);
    return whole == null ? null : BUILD.get(whole);
  }

  private static @Nullable Object defaults(Class<?> parameters, Map<String, Object> fields) {
    Object builder = newBuilder(parameters);
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      Accessor setter = SETTERS.get(field.getKey());
      builder = setter == null || builder == null ? null : setter.get(builder, field.getValue());
    }
    return builder == null ? null : BUILD.get(builder);
  }

  private static @Nullable Object newBuilder(Class<?> parameters) {
    Method builder = method(parameters, "builder");
    try {
      return builder == null ? null : builder.invoke(null);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  private static @Nullable Method method(Class<?> type, String name) {
    try {
      return type.getMethod(name);
    } catch (NoSuchMethodException | LinkageError e) {
      return null;
    }
  }
}
