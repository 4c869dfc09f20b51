package dev.selvage.providers;

import dev.selvage.engine.request.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows langchain4j's tools, and the JSON schemas of their parameters, as OpenAI's wire has them.
 */
final class LangChain4jTool {

  private static final Accessor NAME = new Accessor("name");
  private static final Accessor DESCRIPTION = new Accessor("description");
  private static final Accessor PARAMETERS = new Accessor("parameters");
  private static final Accessor PROPERTIES = new Accessor("properties");
  private static final Accessor REQUIRED = new Accessor("required");
  private static final Accessor ADDITIONAL = new Accessor("additionalProperties");
  private static final Accessor DEFINITIONS = new Accessor("definitions");
  private static final Accessor ENUM = new Accessor("enumValues");
  private static final Accessor ITEMS = new Accessor("items");
  private static final Accessor ANY_OF = new Accessor("anyOf");
  private static final Accessor REFERENCE = new Accessor("reference");

  private static final Map<String, String> TYPES =
      Map.of(
          "JsonObjectSchema", "object",
          "JsonStringSchema", "string",
          "JsonEnumSchema", "string",
          "JsonIntegerSchema", "integer",
          "JsonNumberSchema", "number",
          "JsonBooleanSchema", "boolean",
          "JsonArraySchema", "array",
          "JsonNullSchema", "null");

  private LangChain4jTool() {}

  static @Nullable Object of(@Nullable Object tool) {
    if (tool == null) {
      return null;
    }
    Fields function =
        name ->
            switch (name) {
              case "name" -> NAME.get(tool);
              case "description" -> DESCRIPTION.get(tool);
              case "parameters" -> schema(PARAMETERS.get(tool));
              default -> null;
            };
    return (Fields)
        name ->
            switch (name) {
              case "type" -> "function";
              case "function" -> function;
              default -> null;
            };
  }

  private static @Nullable Object schema(@Nullable Object schema) {
    if (schema == null) {
      return null;
    }
    return (Fields)
        name ->
            switch (name) {
              case "type" -> TYPES.get(schema.getClass().getSimpleName());
              case "description" -> DESCRIPTION.get(schema);
              case "properties" -> schemas(PROPERTIES.get(schema));
              case "required" -> MappedList.ofGiven(REQUIRED.get(schema), text -> text);
              case "additionalProperties" -> ADDITIONAL.get(schema);
              case "$defs" -> schemas(DEFINITIONS.get(schema));
              case "enum" -> MappedList.ofGiven(ENUM.get(schema), text -> text);
              case "items" -> schema(ITEMS.get(schema));
              case "anyOf" -> MappedList.ofGiven(ANY_OF.get(schema), LangChain4jTool::schema);
              case "$ref" -> reference(REFERENCE.get(schema));
              default -> null;
            };
  }

  private static @Nullable Object schemas(@Nullable Object map) {
    return map instanceof Map<?, ?> schemas ? (Fields) name -> schema(schemas.get(name)) : null;
  }

  private static @Nullable Object reference(@Nullable Object name) {
    return name == null ? null : "#/$defs/" + name;
  }
}
