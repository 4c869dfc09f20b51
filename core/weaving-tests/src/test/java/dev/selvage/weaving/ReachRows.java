package dev.selvage.weaving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rows of the table of reach: what they say, and the kinds of method that each stands for. */
final class ReachRows {

  static final Map<String, Set<String>> ALL = new LinkedHashMap<>();

  static {
    methods();
    types();
    interfaces();
    outcomes();
    others();
  }

  private ReachRows() {}

  static List<String> kinds() {
    return ALL.values().stream().flatMap(Set::stream).toList();
  }

  private static void row(String title, String... kinds) {
    ALL.put(title, new TreeSet<>(List.of(kinds)));
  }

  private static void methods() {
    row("public, protected, package-private", "public", "protected", "package-private");
    row("private", "private", "private, called by a guarded method", "private CompletableFuture");
    row(
        "static",
        "static",
        "private static",
        "called by a constructor",
        "static synchronized",
        "static, annotated by its class",
        "static, validated too",
        "static CompletableFuture",
        "private static CompletionStage");
    row("final", "final", "final synchronized CompletableFuture");
    row("`synchronized`", "synchronized", "synchronized block");
    row("called on `this`", "self-invoked", "called by reference", "recursive");
    row(
        "any return type, `void`, generic",
        "boolean",
        "byte",
        "short",
        "char",
        "int",
        "long",
        "float",
        "double",
        "void",
        "array",
        "array of arrays",
        "Object",
        "List",
        "returns null",
        "generic",
        "annotated behind a bridge");
    row(
        "any parameters, varargs, assigned ones",
        "no parameters",
        "varargs",
        "empty varargs",
        "wide parameters",
        "assigns its parameters",
        "void, validated too, assigns its parameters",
        "varargs CompletableFuture that assigns its parameters");
    row(
        "any body, checked exceptions",
        "checked exceptions",
        "try, catch and finally",
        "loop and switch",
        "calls another guarded method");
    row("with a chat request to validate", "validated too", "validated CompletableFuture");
    row(
        "annotated by its class, or by a composed annotation",
        "annotated by its class",
        "composed annotation",
        "composed annotation, two deep");
  }

  private static void types() {
    row(
        "inherited, or overriding a guarded method",
        "nested class",
        "inherited",
        "override that calls guarded super",
        "three levels of super",
        "CompletableFuture of guarded super");
    row("of a record", "record", "accessor of a record");
    row("of an enum", "enum");
    row("of an inner class", "inner class");
    row("of a local class", "local class");
  }

  private static void interfaces() {
    row("interface default", "interface default", "default CompletableFuture");
    row("interface static, interface private", "interface static", "interface private");
    row("implements a method of an annotated interface", "implements an annotated interface");
    row(
        "implements an annotated abstract method",
        "implements an annotated method",
        "implements an abstract method",
        "behind a bridge",
        "with a bridge",
        "behind a bridge of a superclass",
        "CompletableFuture behind a bridge");
    row("the same in an anonymous class", "anonymous class");
    row("the same in an enum's constant", "constant of an enum", "another constant of an enum");
    row(
        "lambda of an annotated interface method",
        "lambda",
        "capturing lambda",
        "lambda that captures this",
        "serializable lambda",
        "lambda in a lambda",
        "lambda of an inherited method",
        "lambda of a generic interface",
        "lambda of an inherited generic method",
        "lambda behind a bridge",
        "CompletionStage of a lambda");
    row("lambda of an annotated interface", "lambda of an annotated interface");
    row("method reference to what is not annotated", "method reference");
    row("body inherited from a class that does not know the interface", "inherited body");
  }

  private static void outcomes() {
    row(
        "returns `CompletionStage`, `CompletableFuture`",
        "CompletableFuture",
        "CompletionStage",
        "CompletableFuture of a guarded method");
    row("returns another `Future`", "Future");
    row("returns `Flow.Publisher`, `Mono`", "Flow.Publisher", "Mono");
    row("returns `Stream`", "Stream");
    row("Kotlin `suspend`", "suspend function");
  }

  private static void others() {
    row("constructor", "constructor");
    row("native", "native");
    row("annotated class without a method to guard", "uncovered class");
  }
}
