package dev.selvage.guice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the objects of a class come from, as far as an injector sees. */
enum Origin {
  MADE(null),
  INSTANCE("of an instance that Guice did not make"),
  PROVIDED("of what a provider makes");

  private static final String GUICE = "com.google.inject.internal.";

  private final @Nullable String obstacle;

  Origin(@Nullable String obstacle) {
    this.obstacle = obstacle;
  }

  /** Why Guice intercepts no method of such an object; empty where it may. */
  Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  /** Asked while Guice hears of a type: who wants to know how to inject its members. */
  static Origin heard() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .map(StackWalker.StackFrame::getClassName)
                    .dropWhile(name -> !name.startsWith(GUICE + "MembersInjectorStore"))
                    .dropWhile(name -> !isAsking(name))
                    .findFirst()
                    .filter(name -> !name.startsWith(GUICE + "ConstructorInjectorStore"))
                    .map(name -> INSTANCE)
                    .orElse(MADE));
  }

  private static boolean isAsking(String name) {
    return name.startsWith(GUICE)
        && !name.startsWith(GUICE + "MembersInjectorStore")
        && !name.startsWith(GUICE + "FailableCache");
  }
}
