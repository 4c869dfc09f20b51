package dev.selvage.weaver;

import java.lang.invoke.MethodType;

/** Writes a member of a class file as people do: {@code ask(String, int)}. */
final class Signature {

  private Signature() {}

  /** The readable form of a name with its descriptor; other texts stay as they are. */
  static String readable(String member) {
    int parameters = member.indexOf('(');
    if (parameters < 0) {
      return member;
    }
    StringBuilder text = new StringBuilder(member.substring(0, parameters)).append('(');
    String descriptor = member.substring(parameters + 1, member.indexOf(')'));
    int at = 0;
    while (at < descriptor.length()) {
      int end = endOfType(descriptor, at);
      text.append(at == 0 ? "" : ", ").append(type(descriptor.substring(at, end)));
      at = end;
    }
    return text.append(')').toString();
  }

  private static int endOfType(String descriptor, int from) {
    int at = from;
    while (descriptor.charAt(at) == '[') {
      at++;
    }
    return descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
  }

  private static String type(String descriptor) {
    if (descriptor.startsWith("[")) {
      return type(descriptor.substring(1)) + "[]";
    }
    if (descriptor.startsWith("L")) {
      String name = descriptor.substring(1, descriptor.length() - 1);
      return name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
    }
    return MethodType.fromMethodDescriptorString("()" + descriptor, null).returnType().getName();
  }
}
