package dev.selvage.engine.pipeline;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A map over the identity of its keys, which it does not keep alive. Safe for many threads. */
public final class WeakIdentityMap<K, V> {

  private final Map<Object, V> entries = new ConcurrentHashMap<>();
  private final ReferenceQueue<K> collected = new ReferenceQueue<>();

  /** Keeps a value with the key, for as long as the key is there. */
  public void put(K key, V value) {
    forgetCollected();
    entries.put(new Key<>(key, collected), value);
  }

  /** The value kept with that very object, or null. */
  public @Nullable V get(K key) {
    return entries.isEmpty() ? null : entries.get(new Key<>(key, null));
  }

  int size() {
    forgetCollected();
    return entries.size();
  }

  private void forgetCollected() {
    for (@Nullable Reference<? extends K> key; (key = collected.poll()) != null; ) {
      entries.remove(key);
    }
  }

  private static final class Key<K> extends WeakReference<K> {
    private final int hash;

    Key(K referent, @Nullable ReferenceQueue<K> queue) {
      super(referent, queue);
      hash = System.identityHashCode(referent);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      Object referent = get();
      return referent != null && other instanceof Key<?> key && key.get() == referent;
    }
  }
}
