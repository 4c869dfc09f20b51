package dev.selvage.weaver.scan;

import java.util.ArrayList;
import java.util.List;

/** Reads the types, and nothing else, of the annotations in one attribute (JVMS 4.7.16). */
final class AnnotationTypes {

  /** Deeper than any source nests values; a bound, so that a crafted file ends no stack. */
  private static final int MAX_DEPTH = 100;

  private final ConstantPool pool;
  private final ClassBytes bytes;

  private AnnotationTypes(ConstantPool pool) {
    this.pool = pool;
    this.bytes = pool.bytes();
  }

  /** The internal names of the annotation types, from the attribute at an offset; none at 0. */
  static List<String> read(ConstantPool pool, int attribute) {
    return attribute == 0 ? List.of() : new AnnotationTypes(pool).types(attribute);
  }

  private List<String> types(int attribute) {
    List<String> types = new ArrayList<>(4);
    int at = attribute + 2;
    for (int left = bytes.u2(attribute); left > 0; left--) {
      types.add(typeName(pool.text(bytes.u2(at))));
      at = afterAnnotation(at, 0);
    }
    return types;
  }

  private static String typeName(String descriptor) {
    if (!descriptor.startsWith("L") || !descriptor.endsWith(";")) {
      throw new Malformed("an annotation has the type " + descriptor);
    }
    return descriptor.substring(1, descriptor.length() - 1);
  }

  private int afterAnnotation(int annotation, int depth) {
    int at = annotation + 4;
    for (int left = bytes.u2(annotation + 2); left > 0; left--) {
      at = afterValue(at + 2, depth);
    }
    return at;
  }

  private int afterValue(int at, int depth) {
    if (depth > MAX_DEPTH) {
      throw new Malformed("annotation values are nested too deep");
    }
    return switch (bytes.u1(at)) {
      case 'e' -> at + 5;
      case '@' -> afterAnnotation(at + 1, depth + 1);
      case '[' -> afterArray(at + 1, depth + 1);
      case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z', 's', 'c' -> at + 3;
      default -> throw new Malformed("an annotation value has an unknown kind");
    };
  }

  private int afterArray(int array, int depth) {
    int at = array + 2;
    for (int left = bytes.u2(array); left > 0; left--) {
      at = afterValue(at, depth);
    }
    return at;
  }
}
