package dev.selvage.engine.binding;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once. Safe for use by many threads. */
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

  private synchronized T make() {
    T known = value;
    if (known == null) {
      known = maker.get();
      value = known;
    }
    return known;
  }
}
