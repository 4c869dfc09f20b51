package dev.selvage.providers;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completed copies of the parameters of openai-java and anthropic-java, by their own builders. */
final class StainlessCopy {

  private static final Accessor RAW_PARAMS = new Accessor("rawParams");
  private static final Accessor RESPONSE_TYPE = new Accessor("responseType");
  private static final Accessor OUTPUT_TYPE = new Accessor("outputType");
  private static final Accessor TO_BUILDER = new Accessor("toBuilder");
  private static final Accessor BUILD = new Accessor("build");

  private static final Map<String, Accessor> SETTERS =
      Map.of(
          "model", new Accessor("model", String.class),
          "max_completion_tokens", new Accessor("maxCompletionTokens", long.class),
          "max_output_tokens", new Accessor("maxOutputTokens", long.class),
          "max_tokens", new Accessor("maxTokens", long.class),
          "temperature", new Accessor("temperature", double.class),
          "top_p", new Accessor("topP", double.class));

  private StainlessCopy() {}

  /** What can be set, where the bound on tokens has that name. */
  static Set<String> settable(String tokenLimit) {
    return Set.of("model", tokenLimit, "temperature", "top_p");
  }

  /** As {@link dev.selvage.engine.request.RequestReader#with}. */
  static @Nullable Object with(Object params, Class<?> type, Map<String, Object> fields) {
    Object raw = RAW_PARAMS.get(params);
    if (raw == null) {
      return completed(params, fields);
    }
    Object ofOpenAi = RESPONSE_TYPE.get(params);
    Object responseType = ofOpenAi == null ? OUTPUT_TYPE.get(params) : ofOpenAi;
    Object plain = completed(raw, fields);
    return responseType == null || plain == null ? null : structured(type, responseType, plain);
  }

  private static @Nullable Object completed(Object params, Map<String, Object> fields) {
    Object builder = TO_BUILDER.get(params);
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      builder = builder == null ? null : set(builder, field.getKey(), field.getValue());
    }
    return builder == null ? null : BUILD.get(builder);
  }

  private static @Nullable Object set(Object builder, String name, Object value) {
    Accessor setter = SETTERS.get(name);
    Object set = setter == null ? null : setter.get(builder, value);
    return set == null ? setMore(builder, name, value) : set;
  }

  /** A field that this version has no setter for: anthropic-java 3 has none for a temperature. */
  private static @Nullable Object setMore(Object builder, String name, Object value) {
    try {
      for (Method method : builder.getClass().getMethods()) {
        if (method.getName().equals("putAdditionalBodyProperty")) {
          Method from = method.getParameterTypes()[1].getMethod("from", Object.class);
          return method.invoke(builder, name, from.invoke(null, value));
        }
      }
      return null;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  /** Parameters for a structured answer have no builder that takes them up again. */
  private static @Nullable Object structured(Class<?> type, Object responseType, Object plain) {
    try {
      return type.getConstructor(Class.class, plain.getClass()).newInstance(responseType, plain);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }
}
