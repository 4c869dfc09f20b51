package dev.selvage.guice;

import java.util.Optional;

/** Finds the class that a lambda was written in: a weaver of that one has woven its body. */
final class LambdaHost {

  private static final String MARK = "$$Lambda";

  private LambdaHost() {}

  /** Empty where the type is no lambda's. */
  static Optional<Class<?>> of(Class<?> type) {
    int mark = type.getName().indexOf(MARK);
    if (mark <= 0 || !type.isSynthetic()) {
      return Optional.empty();
    }
    try {
      String host = type.getName().substring(0, mark);
      return Optional.of(Class.forName(host, false, type.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }
}
