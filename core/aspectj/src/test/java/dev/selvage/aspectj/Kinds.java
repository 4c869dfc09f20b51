package dev.selvage.aspectj;

import dev.selvage.BackoffLaw;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.Woven;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** One method of each kind, each of which fails for ever, and how often its body then runs. */
public final class Kinds implements Supplier<Map<String, String>> {

  static final long SERIAL_VERSION = -6401174909381040139L;

  private static int runs;
  private static long advices;

  /** Name of a kind to body runs, "x", and how often the aspect stood around the body. */
  @Override
  public Map<String, String> get() {
    Map<String, String> seen = new LinkedHashMap<>();
    cases().forEach((name, call) -> seen.put(name, outcome(call)));
    return seen;
  }

  private static String outcome(Callable<?> call) {
    runs = 0;
    try {
      Object returned = call.call();
      if (returned instanceof CompletableFuture<?> future) {
        future.join();
      }
      return "returned";
    } catch (Busy e) {
      return runs + "x" + advices;
    } catch (CompletionException e) {
      return runs + "x" + advices + (e.getCause() instanceof Busy ? "" : " " + e);
    } catch (Throwable e) {
      return e.toString();
    }
  }

  private static Busy body() {
    runs++;
    advices =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(f -> f.getClassName().endsWith(".SelvageAspect"))
                        .filter(f -> f.getMethodName().startsWith("guard"))
                        .count());
    return new Busy();
  }

  private static Map<String, Callable<?>> cases() {
    Map<String, Callable<?>> all = new LinkedHashMap<>();
    Direct d = new Direct();
    all.put("instance", d::instance);
    all.put("private, self-invoked", d::callsPrivate);
    all.put("static", Direct::ofClass);
    all.put("final", d::last);
    all.put("synchronized", d::locked);
    all.put("void", () -> nothing(d));
    all.put("primitive, wide arguments", () -> d.wide(1, 2L, 3.0));
    all.put("varargs", () -> d.varargs("a", "b", "c"));
    all.put("asynchronous", d::later);
    all.put("asynchronous, thrown", d::laterThrows);
    all.put("unguardable return type", d::future);
    all.put("not annotated", d::plain);
    all.put("composed once", d::once);
    all.put("composed twice", d::twice);
    all.put("composed three times", d::thrice);
    all.put("composed four times", d::fourTimes);
    all.put("type", new ByType()::instance);
    all.put("type, static", ByType::ofClass);
    all.put("type, private", () -> new ByType().hidden());
    all.put("type, toString", new ByType()::toString);
    all.put("type, nested", new ByType.Nested()::instance);
    all.put("type, composed", new ByComposed()::instance);
    all.put("type, asked for by a lambda", () -> new ByType().lambda());
    all.put("interface default", new OfInterface.Plain()::byDefault);
    all.put("interface static", OfInterface::ofInterface);
    all.put("interface private", new OfInterface.Plain()::callsHidden);
    AnnotatedMethod annotatedMethod = new ImplementsMethod();
    all.put("implements annotated method", () -> annotatedMethod.ask());
    all.put("implements method of annotated interface", new ImplementsType()::ask);
    all.put("own method beside it", new ImplementsType()::own);
    all.put("implements at a distance", new ImplementsFar()::ask);
    GenericType<String> generic = new ImplementsGeneric();
    all.put("implements generic method of annotated interface", () -> generic.ask(""));
    all.put(
        "anonymous",
        new AnnotatedType() {
              @Override
              public String ask() {
                throw body();
              }
            }
            ::ask);
    all.put("implements method of annotated abstract class", new ExtendsType()::ask);
    all.put("overrides concrete method of annotated class", new ExtendsType()::concrete);
    all.put("inherited concrete method", new Inherits()::instance);
    Function<String, String> bridged = new Bridged();
    all.put("behind a bridge", () -> bridged.apply(""));
    Supplier<Object> covariant = new Covariant();
    all.put("covariant", covariant::get);
    all.put("record", new OfRecord(1)::ask);
    all.put("enum", OfEnum.ONE::ask);
    AnnotatedType lambda =
        () -> {
          throw body();
        };
    all.put("lambda of annotated interface", lambda::ask);
    AnnotatedType reference = Kinds::thrown;
    all.put("method reference of annotated interface", reference::ask);
    all.put("marked as woven", new Marked()::ask);
    return all;
  }

  private static Object nothing(Direct direct) {
    direct.nothing();
    return "";
  }

  private static String thrown() {
    throw body();
  }

  static class Direct {
    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    Direct() {}

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    String instance() {
      throw body();
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    private String hidden() {
      throw body();
    }

    String callsPrivate() {
      return hidden();
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    static String ofClass() {
      throw body();
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    final String last() {
      throw body();
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    synchronized String locked() {
      throw body();
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    void nothing() {
      throw body();
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    long wide(int a, long b, double c) {
      if (a + b + c == 6) {
        throw body();
      }
      return 0;
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    String varargs(String first, String... more) {
      if (more.length == 2) {
        throw body();
      }
      return "";
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    CompletableFuture<String> later() {
      return CompletableFuture.failedFuture(body());
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    CompletableFuture<String> laterThrows() {
      throw body();
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    Future<String> future() {
      throw body();
    }

    @RetryOnRateLimit
    native String ofNative();

    String callsNative() {
      return ofNative();
    }

    String plain() {
      throw body();
    }

    @Thrice
    String once() {
      throw body();
    }

    @Thrice.AtTwo
    String twice() {
      throw body();
    }

    @Thrice.AtThree
    String thrice() {
      throw body();
    }

    @Thrice.AtFour
    String fourTimes() {
      throw body();
    }
  }

  @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
  static class ByType {
    String instance() {
      throw body();
    }

    static String ofClass() {
      throw body();
    }

    private String hidden() {
      throw body();
    }

    String lambda() {
      Supplier<String> inside =
          () -> {
            throw body();
          };
      return inside.get();
    }

    @Override
    public String toString() {
      throw body();
    }

    static class Nested {
      String instance() {
        throw body();
      }
    }
  }

  @Thrice
  static class ByComposed {
    String instance() {
      throw body();
    }
  }

  interface OfInterface {
    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    default String byDefault() {
      throw body();
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    static String ofInterface() {
      throw body();
    }

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    private String hidden() {
      throw body();
    }

    default String callsHidden() {
      return hidden();
    }

    class Plain implements OfInterface {}
  }

  interface AnnotatedMethod {
    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    String ask();
  }

  static class ImplementsMethod implements AnnotatedMethod {
    @Override
    public String ask() {
      throw body();
    }
  }

  @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
  interface AnnotatedType {
    String ask();
  }

  static class ImplementsType implements AnnotatedType {
    @Override
    public String ask() {
      throw body();
    }

    String own() {
      throw body();
    }
  }

  interface Far extends AnnotatedType {}

  abstract static class Farther implements Far {}

  static class ImplementsFar extends Farther {
    @Override
    public String ask() {
      throw body();
    }
  }

  @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
  interface GenericType<T> {
    T ask(T t);
  }

  static class ImplementsGeneric implements GenericType<String> {
    @Override
    public String ask(String t) {
      throw body();
    }
  }

  @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
  abstract static class AbstractType {
    abstract String ask();

    String concrete() {
      return "";
    }
  }

  static class ExtendsType extends AbstractType {
    @Override
    String ask() {
      throw body();
    }

    @Override
    String concrete() {
      throw body();
    }
  }

  static class Inherits extends Direct {}

  static class Bridged implements Function<String, String> {
    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    @Override
    public String apply(String s) {
      throw body();
    }
  }

  static class Covariant implements Supplier<Object> {
    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    @Override
    public String get() {
      throw body();
    }
  }

  record OfRecord(int a) {
    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    String ask() {
      throw body();
    }
  }

  enum OfEnum {
    ONE;

    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    String ask() {
      throw body();
    }
  }

  @Woven
  static class Marked {
    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    String ask() {
      throw body();
    }
  }

  /** Declares no serial version. */
  public static class Serial implements Serializable {
    @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
    public String ask() {
      throw body();
    }
  }
}
