package dev.selvage.weaver.scan;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The known types of each loader. Loaders are told apart by identity and held weakly. */
final class LoaderMemory {

  private final ConcurrentMap<Key, KnownTypes> byLoader = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
  private final KnownTypes ofBootstrapLoader = new KnownTypes();

  KnownTypes of(@Nullable ClassLoader loader) {
    if (loader == null) {
      return ofBootstrapLoader;
    }
    KnownTypes known = byLoader.get(new Probe(loader));
    return known != null ? known : begin(loader);
  }

  private KnownTypes begin(ClassLoader loader) {
    forgetCollected();
    KnownTypes fresh = new KnownTypes();
    KnownTypes earlier = byLoader.putIfAbsent(new Weak(loader, collected), fresh);
    return earlier != null ? earlier : fresh;
  }

  private void forgetCollected() {
    Reference<? extends ClassLoader> gone = collected.poll();
    while (gone instanceof Weak key) {
      byLoader.remove(key);
      gone = collected.poll();
    }
  }

  /** How many loaders are remembered, the bootstrap loader aside. */
  int size() {
    forgetCollected();
    return byLoader.size();
  }

  private sealed interface Key {

    @Nullable ClassLoader get();
  }

  /** A key for one look-up, which costs no reference object. */
  private record Probe(ClassLoader get) implements Key {

    @Override
    public int hashCode() {
      return System.identityHashCode(get);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.get() == get;
    }
  }

  private static final class Weak extends WeakReference<ClassLoader> implements Key {

    private final int hash;

    Weak(ClassLoader loader, ReferenceQueue<ClassLoader> queue) {
      super(loader, queue);
      this.hash = System.identityHashCode(loader);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    /** After its loader is gone, a key equals itself alone, which is how it is removed. */
    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      ClassLoader loader = get();
      return loader != null && other instanceof Key key && key.get() == loader;
    }
  }
}
