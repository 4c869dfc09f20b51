package dev.selvage.engine.sdk;

import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from an object of a client to a number that it has: names of methods parted by dots, and
 * after a bar what the client takes where nothing is said, as {@code options.attempts|5}.
 */
final class Way {

  /** No loop that is worth telling of makes more; some say so where they have no bound. */
  private static final long MOST = 1_000;

  private static final Object NOWHERE = new Object();

  private Way() {}

  /** The number at the end; 0 where the way leads nowhere. */
  static int count(Object from, String way) {
    int bar = way.indexOf('|');
    @Nullable Object at = from;
    for (String name : way.substring(0, bar < 0 ? way.length() : bar).split("\\.", -1)) {
      at = at == null ? null : step(at, name);
    }
    if (at instanceof Number number) {
      return (int) Math.max(0, Math.min(MOST, number.longValue()));
    }
    return at == null && bar >= 0 ? Integer.parseInt(way.substring(bar + 1)) : 0;
  }

  private static @Nullable Object step(Object from, String name) {
    try {
      Method method = from.getClass().getMethod(name);
      method.setAccessible(true); // A public method, but most likely of a class that is not.
      Object next = method.invoke(from);
      return next instanceof Optional<?> optional ? optional.orElse(null) : next;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return NOWHERE;
    }
  }
}
