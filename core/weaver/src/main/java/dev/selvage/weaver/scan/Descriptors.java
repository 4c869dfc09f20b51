package dev.selvage.weaver.scan;

import java.util.ArrayList;
import java.util.List;

/** Takes method descriptors apart (JVMS 4.3.3). */
final class Descriptors {

  private Descriptors() {}

  /** The descriptor of what a method returns. */
  static String returned(String descriptor) {
    return descriptor.substring(descriptor.lastIndexOf(')') + 1);
  }

  /** The internal name of the class or interface that a method returns; empty for other types. */
  static String returnedClass(String descriptor) {
    String returned = returned(descriptor);
    return returned.startsWith("L") && returned.endsWith(";")
        ? returned.substring(1, returned.length() - 1)
        : "";
  }

  /** The descriptors of the parameters. */
  static List<String> parameters(String descriptor) {
    List<String> parameters = new ArrayList<>();
    int at = 1;
    while (at < descriptor.length() && descriptor.charAt(at) != ')') {
      int end = endOfType(descriptor, at);
      parameters.add(descriptor.substring(at, end));
      at = end;
    }
    return parameters;
  }

  private static int endOfType(String descriptor, int from) {
    int at = from;
    while (at < descriptor.length() - 1 && descriptor.charAt(at) == '[') {
      at++;
    }
    if (descriptor.charAt(at) != 'L') {
      return at + 1;
    }
    int semicolon = descriptor.indexOf(';', at);
    if (semicolon < 0) {
      throw new Malformed("a method has the descriptor " + descriptor);
    }
    return semicolon + 1;
  }
}
