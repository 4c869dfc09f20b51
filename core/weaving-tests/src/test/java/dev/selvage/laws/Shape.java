package dev.selvage.laws;

import dev.selvage.Woven;
import java.io.ObjectStreamClass;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What reflection and serialization see of a class. */
public final class Shape {

  private Shape() {}

  /** Every member with its annotations, and what else the class says of itself, in one line. */
  public static String of(Class<?> type) {
    return Stream.of(
            told("class", Stream.of(type)),
            told("fields", members(type.getDeclaredFields())),
            told("constructors", Stream.of(type.getDeclaredConstructors())),
            told("methods", members(type.getDeclaredMethods())),
            told(
                "parameters",
                members(type.getDeclaredMethods())
                    .map(m -> m.getName() + Arrays.toString(m.getParameters()))),
            told("components", type.isRecord() ? components(type) : Stream.empty()),
            told("interfaces", Stream.of(type.getGenericInterfaces())),
            told("host", Stream.of(type.getNestHost())),
            told("nest", Stream.of(type.getNestMembers())),
            told("members", Stream.of(type.getDeclaredClasses())),
            told("method", Stream.of(String.valueOf(type.getEnclosingMethod()))),
            told("serial", serialVersion(type)))
        .collect(Collectors.joining("; "))
        .replaceAll("\\s+", " ");
  }

  /** Those of the class itself: JaCoCo's agent, which may be here too, adds some of its own. */
  private static <T extends Member> Stream<T> members(T[] all) {
    return Stream.of(all).filter(member -> !member.getName().startsWith("$jacoco"));
  }

  private static Stream<String> components(Class<?> type) {
    return Stream.of(type.getRecordComponents()).map(c -> c.toString() + c.getGenericSignature());
  }

  private static Stream<Long> serialVersion(Class<?> type) {
    ObjectStreamClass stream = ObjectStreamClass.lookup(type);
    return stream == null ? Stream.empty() : Stream.of(stream.getSerialVersionUID());
  }

  private static String told(String what, Stream<?> parts) {
    return parts.map(Shape::told).sorted().collect(Collectors.joining(", ", what + ": ", ""));
  }

  /** The attributes come in no order that is the same in every JVM. */
  private static String words(Annotation annotation) {
    return Stream.of(annotation.toString().split("[(), ]+"))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String told(Object part) {
    if (!(part instanceof AnnotatedElement element)) {
      return String.valueOf(part);
    }
    String text = part instanceof Class<?> type ? type.toGenericString() : part.toString();
    return Stream.of(element.getDeclaredAnnotations())
            .filter(annotation -> !(annotation instanceof Woven)) // the mark that weaving leaves
            .map(Shape::words)
            .sorted()
            .collect(Collectors.joining(" "))
        + text;
  }
}
