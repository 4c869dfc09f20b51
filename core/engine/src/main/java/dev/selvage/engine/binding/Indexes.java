package dev.selvage.engine.binding;

import dev.selvage.engine.binding.GuardedMethods.Report;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;

/**
 * The loaders that may have classes woven at build time, the engine's own first of all. An index is
 * read once, and not before somebody asks for the list of guarded methods: looking for it opens
 * every jar of a class path. Keeps no loader alive. Safe for use by many threads.
 */
final class Indexes {

  /** True once the index was read. */
  private static final Map<ClassLoader, Boolean> LOADERS = new WeakHashMap<>();

  static {
    add(GuardedMethods.keyOf(Indexes.class.getClassLoader()));
  }

  private Indexes() {}

  static void add(ClassLoader loader) {
    synchronized (LOADERS) {
      LOADERS.putIfAbsent(loader, false);
    }
  }

  /** Hands out what the indexes say that were not read yet. */
  static void readNew(BiConsumer<ClassLoader, Report> reports) {
    List<ClassLoader> unread;
    synchronized (LOADERS) {
      unread =
          LOADERS.entrySet().stream()
              .filter(entry -> !entry.getValue())
              .map(Map.Entry::getKey)
              .toList();
    }
    // Outside the lock: a loader's own code may take locks that others hold here.
    for (ClassLoader loader : unread) {
      WovenIndex.of(loader).forEach(report -> reports.accept(loader, report));
    }
    // Not before: who asks at the same time must not take an index that is being read for none.
    synchronized (LOADERS) {
      unread.forEach(loader -> LOADERS.put(loader, true));
    }
  }
}
