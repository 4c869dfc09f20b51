package dev.selvage.weaver.scan;

import java.util.Set;

/**
 * A method to weave.
 *
 * @param name its name
 * @param descriptor its descriptor
 * @param access its access flags, as in the class file
 * @param annotations the internal names of the Selvage annotations that apply to it, composed ones
 *     resolved to their members: its own first, then inherited ones, then those of its type
 * @param source empty, or, for the body of a lambda, the functional interface method whose
 *     annotations apply, as {@code com/acme/Fn.method(desc)ret}. The interface is the one that the
 *     lambda implements; it declares the method or inherits it
 */
public record Candidate(
    String name, String descriptor, int access, Set<String> annotations, String source) {

  /** Whether this is the body of a lambda. */
  public boolean isLambdaBody() {
    return !source.isEmpty();
  }

  /** Whether its outcome comes later, through the stage or future that it returns. */
  public boolean isAsynchronous() {
    return descriptor.endsWith(")Ljava/util/concurrent/CompletionStage;")
        || descriptor.endsWith(")Ljava/util/concurrent/CompletableFuture;");
  }
}
