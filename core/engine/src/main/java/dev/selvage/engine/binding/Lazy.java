package dev.selvage.engine.binding;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first asked for. Made outside of any lock, since it may run code
 * of others: two threads may make it twice, and the first one counts. Safe for use by many threads.
 */
final class Lazy<T> implements Supplier<T> {

  private final Supplier<T> maker;
  private volatile @Nullable T value;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T known = value;
    return known != null ? known : make();
  }

  private T make() {
    T made = maker.get();
    synchronized (this) {
      T first = value;
      if (first == null) {
        value = made;
        return made;
      }
      return first;
    }
  }
}
