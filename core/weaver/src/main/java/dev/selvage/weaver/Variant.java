package dev.selvage.weaver;

import dev.selvage.engine.pipeline.SdkRetries;
import dev.selvage.weaver.scan.Candidate;
import java.util.Collections;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;

/** The forms of the advice: a method carries only the code that its stages can need. */
enum Variant {
  RETRY,
  RESULT,
  READING,
  ENTRY,
  REWRITE,
  ASYNC,
  ASYNC_ENTRY;

  /** Annotations whose stages read the arguments before the body runs. */
  private static final Set<String> ACT_ON_ENTRY =
      Set.of("dev/selvage/ValidateChatRequest", "dev/selvage/RequireApiKey");

  /** Annotations whose stages replace the arguments before the body runs. */
  private static final Set<String> REWRITE_ON_ENTRY = Set.of("dev/selvage/RequestDefaults");

  private static final String JAVA_UTIL = "java/util/";

  Advice advice() {
    return switch (this) {
      case RETRY -> new RetryAdvice();
      case RESULT -> new ResultAdvice();
      case READING -> new ReadingAdvice();
      case ENTRY -> new EntryAdvice();
      case REWRITE -> new RewriteAdvice();
      case ASYNC -> new AsyncAdvice("start");
      case ASYNC_ENTRY -> new AsyncAdvice("enter");
    };
  }

  boolean isAsynchronous() {
    return this == ASYNC || this == ASYNC_ENTRY;
  }

  static Variant of(Candidate candidate) {
    String descriptor = candidate.descriptor();
    String returned = descriptor.substring(descriptor.indexOf(')') + 1);
    boolean rewrites = !Collections.disjoint(candidate.annotations(), REWRITE_ON_ENTRY);
    boolean actsOnEntry = rewrites || !Collections.disjoint(candidate.annotations(), ACT_ON_ENTRY);
    if (candidate.isAsynchronous()) {
      return actsOnEntry ? ASYNC_ENTRY : ASYNC;
    }
    if (rewrites) {
      return REWRITE;
    }
    // Where clients' loops are taken over, the call is known before its first attempt.
    if (actsOnEntry || SdkRetries.areNeutralized()) {
      return ENTRY;
    }
    if (takesRequest(descriptor)) {
      return READING;
    }
    return mayCarryFailure(returned) ? RESULT : RETRY;
  }

  private static boolean takesRequest(String descriptor) {
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      boolean isArray = parameter.getSort() == Type.ARRAY;
      if (mayBeRequest((isArray ? parameter.getElementType() : parameter).getInternalName())) {
        return true;
      }
    }
    return false;
  }

  /** Which it is, the engine knows at run time. */
  private static boolean mayBeRequest(String type) {
    return type.endsWith("Params")
        || type.endsWith("Request")
        || type.endsWith("Prompt")
        || (type.startsWith(JAVA_UTIL)
            && type.endsWith("Map")
            && type.lastIndexOf('/') == JAVA_UTIL.length() - 1);
  }

  /** Primitives, arrays and the JDK's plain values never are a response. */
  private static boolean mayCarryFailure(String returned) {
    return returned.startsWith("L")
        && (returned.equals("Ljava/lang/Object;") || !returned.startsWith("Ljava/lang/"));
  }
}
