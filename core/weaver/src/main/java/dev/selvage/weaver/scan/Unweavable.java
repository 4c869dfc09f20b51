package dev.selvage.weaver.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods that cannot be guarded, and what to do instead. */
final class Unweavable {

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

  private static final String CONTINUATION = "Lkotlin/coroutines/Continuation;";

  private Unweavable() {}

  private record ReturnType(String name, String advice) {

    boolean includes(String type) {
      return name.endsWith("/") ? type.startsWith(name) : type.equals(name);
    }
  }

  /** Why annotations on a method cannot act; null if they can. */
  static @Nullable String reason(Method method) {
    if (method.is(Flags.NATIVE)) {
      return "It is native and has no body to weave: annotate a Java method that calls it.";
    }
    String descriptor = method.descriptor();
    if (descriptor.contains(CONTINUATION + ')')) {
      return "It is a suspend function, and those are not guarded yet: annotate an ordinary method"
          + " that waits for it.";
    }
    return returned(Descriptors.returnedClass(descriptor));
  }

  private static @Nullable String returned(String type) {
    for (ReturnType row : RETURN_TYPES) {
      if (row.includes(type)) {
        return "It returns " + type.replace('/', '.') + ": " + row.advice() + '.';
      }
    }
    return null;
  }
}
