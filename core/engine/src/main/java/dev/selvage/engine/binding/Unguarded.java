package dev.selvage.engine.binding;

import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.event.Events;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.pipeline.Pipeline.Surroundings;
import dev.selvage.engine.time.Timing;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;

/** What woven methods run on that turned out to be beyond reach: they run as they were written. */
final class Unguarded {

  private Unguarded() {}

  static Pipeline pipeline(Method method, String reason) {
    return pipeline(method.getDeclaringClass(), method.getName(), descriptor(method), reason);
  }

  static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .toMethodDescriptorString();
  }

  /** Tells of it, once in the log and in the list of guarded methods. */
  static Pipeline pipeline(Class<?> type, String method, String descriptor, String reason) {
    GuardedMethods.noteUnguarded(type, method, descriptor, reason);
    // Not by way of Extensions, which may be what is broken.
    Log log = Log.of(type.getClassLoader());
    log.error("%s.%s runs unguarded: %s".formatted(type.getName(), method, reason));
    Surroundings surroundings =
        new Surroundings(
            Timing.system(),
            new Diagnoser(List.of(), List.of()),
            new Events(List.of(), log),
            arguments -> RequestFacts.NONE);
    return new Pipeline(type.getName() + "." + method, List.of(), surroundings);
  }
}
