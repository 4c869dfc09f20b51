package dev.selvage.engine.binding;

import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.Pipeline;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives woven code the handle of its method, once per method. Never throws, since a bootstrap that
 * throws would break the user's method for ever: what cannot be resolved runs unguarded, with one
 * line in the log that says why.
 */
public final class Bootstrap {

  /**
   * The handle of each method, kept with its class: it outlives a redefinition of the class, and is
   * the same for all places in the method's code that ask for it.
   */
  private static final ClassValue<Map<String, GuardedMethod>> HANDLES =
      new ClassValue<>() {
        @Override
        protected Map<String, GuardedMethod> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private Bootstrap() {}

  /**
   * The handle as a dynamic constant. The parameters are declared as the JVM passes them: for any
   * other types it would generate adapters, which takes longer than all else here.
   *
   * @param lookup of the woven class
   * @param constantName not used
   * @param constantType not used
   * @param contract {@link WovenSite#CONTRACT} as the weaver knows it
   * @param method the method's name
   * @param descriptor the method's descriptor
   * @param source empty, or for the body of a lambda the interface method that it implements, as
   *     {@code com/acme/Chat.ask(Ljava/lang/String;)V}
   */
  public static Object constant(
      MethodHandles.Lookup lookup,
      String constantName,
      Object constantType,
      Object contract,
      Object method,
      Object descriptor,
      Object source) {
    return lookup(
        lookup.lookupClass(),
        (Integer) contract,
        (String) method,
        (String) descriptor,
        (String) source);
  }

  /** The handle as a constant call site, for class files that know no dynamic constants. */
  public static CallSite callSite(
      MethodHandles.Lookup lookup,
      String siteName,
      MethodType siteType,
      int contract,
      String method,
      String descriptor,
      String source) {
    GuardedMethod handle = lookup(lookup.lookupClass(), contract, method, descriptor, source);
    return new ConstantCallSite(MethodHandles.constant(GuardedMethod.class, handle));
  }

  /** The handle by look-up at each call, for class files that know no call sites either. */
  public static GuardedMethod lookup(
      Class<?> type, int contract, String method, String descriptor, String source) {
    Map<String, GuardedMethod> handles = HANDLES.get(type);
    String key = method.concat(descriptor).concat(source);
    GuardedMethod known = handles.get(key);
    if (known != null) {
      return known;
    }
    // Not inside the map: it may load classes, and so run the loader's own code.
    GuardedMethod made = resolve(type, contract, method, descriptor, source);
    GuardedMethod first = handles.putIfAbsent(key, made);
    return first != null ? first : made;
  }

  /** The handles of a class's methods that ran woven, by name and descriptor. */
  static Optional<GuardedMethod> known(Class<?> type, String method, String descriptor) {
    return HANDLES.get(type).entrySet().stream()
        .filter(handle -> handle.getKey().startsWith(method + descriptor))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Finds nothing yet: a call that succeeds should not pay for reflection. */
  private static GuardedMethod resolve(
      Class<?> type, int contract, String method, String descriptor, String source) {
    try {
      if (contract != WovenSite.CONTRACT) {
        return unguarded(
            type,
            method,
            descriptor,
            "it was woven for contract %d, and the engine its loader sees has contract %d; use one"
                    .formatted(contract, WovenSite.CONTRACT)
                + " version of Selvage");
      }
      AnnotatedMethod annotated = AnnotatedMethod.woven(type, method, descriptor, source);
      GuardedMethods.add(annotated);
      GuardedMethods.noteIndexed(annotated.loader());
      return annotated.handle();
    } catch (Throwable e) {
      return unguarded(type, method, descriptor, e.toString());
    }
  }

  private static GuardedMethod unguarded(
      Class<?> type, String method, String descriptor, String reason) {
    return new GuardedMethod(new Constant(Unguarded.pipeline(type, method, descriptor, reason)));
  }

  /** What is known of a method that runs as it was written. */
  private record Constant(Pipeline pipeline) implements GuardedMethod.Source {

    @Override
    public boolean inspectsReturned() {
      return false;
    }

    @Override
    public boolean inspects(Class<?> type) {
      return false;
    }
  }
}
