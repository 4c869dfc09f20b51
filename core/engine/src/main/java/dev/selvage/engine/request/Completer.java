package dev.selvage.engine.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what a request leaves out into the arguments that carry it. Immutable. */
interface Completer {

  /** Why those fields cannot be put in, and what to do; null where they can. */
  @Nullable String fault(Set<String> fields);

  /** As {@link RequestFinder#complete}. */
  Object @Nullable [] complete(
      Object[] arguments, ChatRequest request, Map<String, Object> defaults);

  /** Makes a completed copy; null where it cannot. */
  @FunctionalInterface
  interface Copier {
    @Nullable Object with(Object request, Map<String, Object> fields);
  }

  /** Completes the one argument, of that type, that is the request. */
  static Completer at(int index, Class<?> type, Copies copies) {
    return new Completer() {
      @Override
      public @Nullable String fault(Set<String> fields) {
        return copies.fault(fields);
      }

      @Override
      public Object @Nullable [] complete(
          Object[] arguments, ChatRequest request, Map<String, Object> defaults) {
        Map<String, Object> fields = leftOut(request, defaults);
        if (fields.isEmpty()) {
          return arguments;
        }
        Object completed = copies.copier.with(arguments[index], fields);
        return type.isInstance(completed) ? replaced(arguments, index, completed) : null;
      }
    };
  }

  /** The arguments with another one at that place. */
  static Object[] replaced(Object[] arguments, int index, Object value) {
    Object[] changed = arguments.clone();
    changed[index] = value;
    return changed;
  }

  /** Those of the defaults that the request leaves out, by the names that its provider asks for. */
  private static Map<String, Object> leftOut(ChatRequest request, Map<String, Object> defaults) {
    Map<String, Object> fields = new LinkedHashMap<>();
    defaults.forEach(
        (name, value) -> {
          boolean isLimit = name.equals("max_tokens");
          List<String> names = isLimit ? ChatRequest.TOKEN_LIMITS : List.of(name);
          if (names.stream().allMatch(each -> request.field(each) == null)) {
            fields.put(isLimit ? tokenLimit(request.dialect()) : name, value);
          }
        });
    return fields;
  }

  /** OpenAI's newer models refuse {@code max_tokens}; all of its chat models take the other. */
  private static String tokenLimit(Dialect dialect) {
    return switch (dialect) {
      case OPENAI_CHAT -> "max_completion_tokens";
      case OPENAI_RESPONSES -> "max_output_tokens";
      case ANTHROPIC, ANY -> "max_tokens";
    };
  }

  /**
   * What can be completed of requests of a type, and how.
   *
   * @param fields by their names on the wire
   */
  record Copies(Class<?> type, Set<String> fields, Copier copier) {

    private static final String INSTEAD =
        "; set the defaults on its client, or take the parameters of openai-java or"
            + " anthropic-java, langchain4j's ChatRequest, a Map or a String marked @ChatBody";

    @Nullable String fault(Set<String> wanted) {
      if (fields.isEmpty()) {
        return "cannot complete requests of type " + type.getTypeName() + INSTEAD;
      }
      return wanted.stream()
          .filter(name -> !fields.contains(name))
          .findFirst()
          .map(
              name ->
                  "cannot put %s into a %s; set it on its client"
                      .formatted(name, type.getTypeName()))
          .orElse(null);
    }
  }
}
