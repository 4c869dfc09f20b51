package dev.selvage.providers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a class of the SDKs that one generator makes shows its content: openai-java and
 * anthropic-java. There are four shapes: holders of one value (a field, a JSON value, an enum),
 * unions ({@code isText()}, {@code asText()}, …), objects ({@code _maxTokens()}, …), and what is
 * none of them.
 *
 * <p>The handles of each class are kept with that class, so no loader of a client is held. They are
 * in arrays and maps of the JDK alone, so no class of a client holds this module's loader either.
 */
final class StainlessShape {

  static final int HOLDER = 0;
  static final int UNION = 1;
  static final int IS = 2;
  static final int AS = 3;
  static final int OBJECT = 4;
  static final int MORE = 5;

  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
  private static final MethodType TEST = MethodType.methodType(boolean.class, Object.class);

  /** What comes most often is asked for first. */
  private static final List<String> FIRST =
      List.of("isString", "isText", "isUser", "isAssistant", "isTool", "isFunction", "isMessage");

  private static final ClassValue<Object[]> SHAPES =
      new ClassValue<>() {
        @Override
        protected Object[] computeValue(Class<?> type) {
          return shape(type);
        }
      };

  private StainlessShape() {}

  /**
   * The shape of a class: at {@link #HOLDER} the accessor of its value; or at {@link #UNION} that
   * of the JSON that is of no variant, at {@link #IS} and {@link #AS} those of its variants; or at
   * {@link #OBJECT} those of its fields by their names on the wire, at {@link #MORE} that of the
   * fields that the SDK does not know. The others are null.
   */
  static @Nullable Object[] of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static @Nullable Object[] shape(Class<?> type) {
    @Nullable Object[] shape = new @Nullable Object[MORE + 1];
    boolean isOfSdk =
        type.getName().startsWith("com.openai.") || type.getName().startsWith("com.anthropic.");
    if (!isOfSdk) {
      return shape;
    }
    if (isField(type)) {
      MethodHandle value = getter(type, "value");
      MethodHandle values = value == null ? getter(type, "values") : value;
      shape[HOLDER] = values == null ? MethodHandles.empty(GETTER) : values; // missing, or null
    } else if (has(type, "_value")) {
      shape[HOLDER] = getter(type, "_value");
    } else if (has(type, "_json")) {
      shape[UNION] = getter(type, "_json");
      addVariants(type, shape);
    } else {
      shape[OBJECT] = fields(type);
      MethodHandle more = getter(type, "_additionalProperties");
      shape[MORE] = more == null ? getter(type, "_additionalBodyProperties") : more;
    }
    return shape;
  }

  private static boolean isField(@Nullable Class<?> type) {
    return type != null
        && (type.getName().endsWith(".core.JsonField") || isField(type.getSuperclass()));
  }

  private static boolean has(Class<?> type, String method) {
    return getter(type, method) != null;
  }

  private static void addVariants(Class<?> type, @Nullable Object[] shape) {
    List<Method> tests = new ArrayList<>();
    for (Method method : type.getMethods()) {
      if (method.getReturnType() == boolean.class && has(type, asName(method.getName()))) {
        tests.add(method);
      }
    }
    tests.sort(Comparator.comparingInt(StainlessShape::rank).thenComparing(Method::getName));
    shape[IS] = tests.stream().map(m -> handle(m, TEST)).toArray(MethodHandle[]::new);
    shape[AS] =
        tests.stream().map(m -> getter(type, asName(m.getName()))).toArray(MethodHandle[]::new);
  }

  private static int rank(Method test) {
    int rank = FIRST.indexOf(test.getName());
    return rank < 0 ? FIRST.size() : rank;
  }

  private static String asName(String isName) {
    return isName.startsWith("is") ? "as" + isName.substring(2) : "";
  }

  private static Map<String, MethodHandle> fields(Class<?> type) {
    Map<String, MethodHandle> fields = new HashMap<>();
    for (Method method : type.getMethods()) {
      if (method.getName().startsWith("_") && isField(method.getReturnType())) {
        MethodHandle handle = getter(type, method.getName());
        if (handle != null) {
          fields.put(wireName(method.getName()), handle);
        }
      }
    }
    return fields;
  }

  /** {@code _maxTokens} is {@code max_tokens}, {@code _object_} a word of Java's. */
  static String wireName(String accessor) {
    int end = accessor.endsWith("_") ? accessor.length() - 1 : accessor.length();
    StringBuilder name = new StringBuilder(end + 4);
    for (int i = 1; i < end; i++) {
      char letter = accessor.charAt(i);
      if (Character.isUpperCase(letter)) {
        name.append('_');
      }
      name.append(Character.toLowerCase(letter));
    }
    return name.toString();
  }

  private static @Nullable MethodHandle getter(Class<?> type, String name) {
    try {
      return handle(type.getMethod(name), GETTER);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static @Nullable MethodHandle handle(Method method, MethodType shape) {
    try {
      return MethodHandles.publicLookup().unreflect(method).asType(shape);
    } catch (IllegalAccessException | RuntimeException e) {
      return null;
    }
  }
}
