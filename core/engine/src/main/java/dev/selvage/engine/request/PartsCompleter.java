package dev.selvage.engine.request;

import dev.selvage.engine.request.PlainParts.Places;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes a request whose parts are plain parameters, where those are null or blank. */
record PartsCompleter(Places at, Parameters parameters) implements Completer {

  @Override
  public @Nullable String fault(Set<String> fields) {
    for (String field : fields) {
      int index = place(field);
      if (index < 0) {
        return "no parameter takes %s; add one, or take it out".formatted(field);
      }
      Class<?> type = parameters.type(index);
      if (type.isPrimitive()) {
        return "the parameter that takes %s is %s, which is never left out; make it %s"
            .formatted(field, type, type == int.class ? "an Integer" : "a type that can be null");
      }
      if (fitting(field.equals("model") ? "" : 1, type) == null) {
        return "cannot put %s into a %s; take %s"
            .formatted(field, type.getName(), field.equals("model") ? "a String" : "an Integer");
      }
    }
    return null;
  }

  private int place(String field) {
    return switch (field) {
      case "model" -> at.model();
      case "max_tokens" -> at.maxTokens();
      default -> -1;
    };
  }

  @Override
  public Object[] complete(Object[] arguments, ChatRequest request, Map<String, Object> defaults) {
    Object[] completed = arguments;
    for (Map.Entry<String, Object> field : defaults.entrySet()) {
      int index = place(field.getKey());
      if (index >= 0 && isLeftOut(arguments[index])) {
        Object value = fitting(field.getValue(), parameters.type(index));
        completed = value == null ? completed : Completer.replaced(completed, index, value);
      }
    }
    return completed;
  }

  private static boolean isLeftOut(@Nullable Object argument) {
    return argument == null || (argument instanceof CharSequence text && text.toString().isBlank());
  }

  /** The value as that type has it; null where it has none such. */
  private static @Nullable Object fitting(Object value, Class<?> type) {
    if (type.isInstance(value)) {
      return value;
    }
    return value instanceof Integer number && type == Long.class
        ? (Object) number.longValue()
        : null;
  }
}
