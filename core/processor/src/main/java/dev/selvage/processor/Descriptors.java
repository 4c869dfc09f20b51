package dev.selvage.processor;

import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Writes types of a source as class files have them. */
record Descriptors(Elements elements, Types types) {

  /** {@code (Ljava/lang/String;I)V}. */
  String of(ExecutableElement method) {
    return method.getParameters().stream()
            .map(parameter -> of(parameter.asType()))
            .collect(Collectors.joining("", "(", ")"))
        + of(method.getReturnType());
  }

  private String of(TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN -> "Z";
      case BYTE -> "B";
      case CHAR -> "C";
      case SHORT -> "S";
      case INT -> "I";
      case LONG -> "J";
      case FLOAT -> "F";
      case DOUBLE -> "D";
      case VOID -> "V";
      case ARRAY -> "[" + of(((ArrayType) type).getComponentType());
      default -> "L" + className(type).replace('.', '/') + ";";
    };
  }

  /** The name that the class of such objects has at run time; Object where it is not known. */
  String className(TypeMirror type) {
    TypeMirror erased = types.erasure(type);
    return erased.getKind() == TypeKind.DECLARED
            && types.asElement(erased) instanceof TypeElement element
        ? elements.getBinaryName(element).toString()
        : "java.lang.Object";
  }
}
