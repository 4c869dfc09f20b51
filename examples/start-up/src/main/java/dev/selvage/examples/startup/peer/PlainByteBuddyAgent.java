package dev.selvage.examples.startup.peer;

import static net.bytebuddy.matcher.ElementMatchers.declaresMethod;
import static net.bytebuddy.matcher.ElementMatchers.isAnnotatedWith;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/** An agent as Byte Buddy's manual has it. */
public final class PlainByteBuddyAgent {

  private static final String ANNOTATION = "dev.selvage.RetryOnRateLimit";

  private PlainByteBuddyAgent() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(String options, Instrumentation instrumentation) {
    new AgentBuilder.Default()
        .type(declaresMethod(isAnnotatedWith(named(ANNOTATION))))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(Empty.class).on(isAnnotatedWith(named(ANNOTATION)))))
        .installOn(instrumentation);
  }

  /** Does nothing on either side of the body. */
  public static final class Empty {
    private Empty() {}

    @Advice.OnMethodEnter
    static void enter() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit() {}
  }
}
