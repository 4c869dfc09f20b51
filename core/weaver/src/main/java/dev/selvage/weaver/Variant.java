package dev.selvage.weaver;

import dev.selvage.weaver.scan.Candidate;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms of the advice: a method carries only the code that its stages can need. */
enum Variant {
  RETRY(RetryAdvice.class),
  RESULT(ResultAdvice.class),
  READING(ReadingAdvice.class),
  ENTRY(EntryAdvice.class),
  /** No annotation asks for it yet; the protocol's test holds it. */
  REWRITE(RewriteAdvice.class),
  ASYNC(AsyncAdvice.class);

  /** Annotations whose stages read the arguments before the body runs. */
  private static final Set<String> ACT_ON_ENTRY =
      Set.of("dev/selvage/ValidateChatRequest", "dev/selvage/RequireApiKey");

  /** Parameters that may well be a request; which it is, the engine knows at run time. */
  private static final Pattern REQUEST =
      Pattern.compile("(Ljava/util/(\\w*)Map|L[^;]*(Params|Request|Prompt));.*\\)");

  private final Class<?> advice;

  Variant(Class<?> advice) {
    this.advice = advice;
  }

  Class<?> advice() {
    return advice;
  }

  static Variant of(Candidate candidate) {
    String descriptor = candidate.descriptor();
    String returned = descriptor.substring(descriptor.indexOf(')') + 1);
    if (candidate.isAsynchronous()) {
      return ASYNC;
    }
    if (candidate.annotations().stream().anyMatch(ACT_ON_ENTRY::contains)) {
      return ENTRY;
    }
    if (REQUEST.matcher(descriptor).find()) {
      return READING;
    }
    return mayCarryFailure(returned) ? RESULT : RETRY;
  }

  /** Primitives, arrays and the JDK's plain values never are a response. */
  private static boolean mayCarryFailure(String returned) {
    return returned.startsWith("L")
        && (returned.equals("Ljava/lang/Object;") || !returned.startsWith("Ljava/lang/"));
  }
}
