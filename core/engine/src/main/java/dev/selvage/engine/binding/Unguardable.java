package dev.selvage.engine.binding;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** The methods that no door can guard, and what to do instead. */
public final class Unguardable {

  /** Why annotations on a constructor cannot act. */
  public static final String CONSTRUCTOR =
      "A constructor cannot run again: annotate a method that calls it.";

  /** Why annotations on a type that covers no method cannot act. */
  public static final String UNCOVERED =
      "The annotation on the type covers none of its methods: it guards those that the type declares"
          + " and that are not private.";

  private static final String REACTIVE =
      "reactive types are not guarded yet, so annotate a method that waits for the value, or that"
          + " returns a CompletionStage";
  private static final String FUTURE =
      "that tells of a failure only to a thread that waits for it, so return a CompletableFuture";
  private static final String STREAM =
      "streams are not guarded yet, so annotate a method that reads the stream to its end";

  /** The return types that are not guarded: a type, or all of a package where a slash ends it. */
  private static final List<ReturnType> RETURN_TYPES =
      List.of(
          new ReturnType("java/util/concurrent/Flow$Publisher", REACTIVE),
          new ReturnType("org/reactivestreams/Publisher", REACTIVE),
          new ReturnType("reactor/core/publisher/", REACTIVE),
          new ReturnType("io/reactivex/", REACTIVE),
          new ReturnType("io/smallrye/mutiny/Uni", REACTIVE),
          new ReturnType("io/smallrye/mutiny/Multi", REACTIVE),
          new ReturnType("kotlinx/coroutines/flow/Flow", REACTIVE),
          new ReturnType("java/util/concurrent/Future", FUTURE),
          new ReturnType("java/util/concurrent/FutureTask", FUTURE),
          new ReturnType("com/google/common/util/concurrent/ListenableFuture", FUTURE),
          new ReturnType("com/google/common/util/concurrent/FluentFuture", FUTURE),
          new ReturnType("com/google/common/util/concurrent/SettableFuture", FUTURE),
          new ReturnType("org/springframework/util/concurrent/ListenableFuture", FUTURE),
          new ReturnType("io/vertx/core/Future", FUTURE),
          new ReturnType("kotlinx/coroutines/Deferred", FUTURE),
          new ReturnType("java/util/stream/Stream", STREAM),
          new ReturnType("com/openai/core/http/StreamResponse", STREAM),
          new ReturnType("com/openai/core/http/AsyncStreamResponse", STREAM),
          new ReturnType("com/anthropic/core/http/StreamResponse", STREAM),
          new ReturnType("com/anthropic/core/http/AsyncStreamResponse", STREAM),
          new ReturnType("dev/langchain4j/service/TokenStream", STREAM));

  private static final String CONTINUATION = "Lkotlin/coroutines/Continuation;)";

  private Unguardable() {}

  private record ReturnType(String name, String advice) {

    boolean includes(String type) {
      return name.endsWith("/") ? type.startsWith(name) : type.equals(name);
    }
  }

  /** Why annotations on a method cannot act; empty if they can. */
  public static Optional<String> reason(Method method) {
    return reason(Modifier.isNative(method.getModifiers()), descriptor(method))
        .or(() -> unknownFuture(method.getReturnType()));
  }

  /** The same for doors that stand around a method, and have no need of a body to weave. */
  public static Optional<String> reasonAround(Method method) {
    return reason(false, descriptor(method)).or(() -> unknownFuture(method.getReturnType()));
  }

  /** A future of a type that only its own class can make, so that no later one can stand for it. */
  static Optional<String> unknownFuture(Class<?> type) {
    boolean isFuture =
        CompletionStage.class.isAssignableFrom(type) || Future.class.isAssignableFrom(type);
    return isFuture && type != CompletionStage.class && type != CompletableFuture.class
        ? Optional.of(unknownFuture(type.getName()))
        : Optional.empty();
  }

  /**
   * The same for a type, by its name, that is a future or a stage, and neither {@code
   * CompletionStage} nor {@code CompletableFuture}.
   */
  public static String unknownFuture(String type) {
    return "methods that return "
        + type
        + " are not guarded yet; return CompletableFuture or CompletionStage";
  }

  private static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .toMethodDescriptorString();
  }

  /** The same for a method of a class file, by its descriptor. */
  public static Optional<String> reason(boolean isNative, String descriptor) {
    if (isNative) {
      return Optional.of(
          "It is native and has no body to weave: annotate a Java method that calls it.");
    }
    if (descriptor.contains(CONTINUATION)) {
      return Optional.of(
          "It is a suspend function, and those are not guarded yet: annotate an ordinary method"
              + " that waits for it.");
    }
    String returned = descriptor.substring(descriptor.indexOf(')') + 1);
    return returned.startsWith("L")
        ? returned(returned.substring(1, returned.length() - 1))
        : Optional.empty();
  }

  private static Optional<String> returned(String type) {
    return RETURN_TYPES.stream()
        .filter(row -> row.includes(type))
        .map(row -> "It returns " + type.replace('/', '.') + ": " + row.advice() + '.')
        .findFirst();
  }
}
