package dev.selvage.weaver.scan;

import dev.selvage.engine.binding.Unguardable;

/** Why annotations cannot act, where it is not the kind of the method that stands in the way. */
final class Reasons {

  static final String INHERITED_BODY =
      "The annotation is on an interface, and this class inherits the method from a superclass that"
          + " does not implement the interface: override it here, or annotate it there.";

  static final String SYNTHETIC =
      "It is synthetic, a method that a compiler made: annotate the method that stands in the"
          + " source.";

  private Reasons() {}

  static String initializer(Method method) {
    return method.name().equals("<init>")
        ? Unguardable.CONSTRUCTOR
        : "A static initialiser cannot run again: annotate a method that it calls.";
  }

  static String methodReference(GuardedLambda lambda) {
    String source = lambda.source().substring(0, lambda.source().indexOf('('));
    String owner = lambda.body().owner().replace('/', '.');
    if (lambda.body().name().equals("<init>")) {
      return source.replace('/', '.')
          + " is a reference to a constructor of "
          + owner
          + ": write a lambda.";
    }
    String called = owner + '.' + lambda.body().name();
    return source.replace('/', '.')
        + " is a method reference to "
        + called
        + ": write a lambda, or annotate "
        + called
        + '.';
  }
}
