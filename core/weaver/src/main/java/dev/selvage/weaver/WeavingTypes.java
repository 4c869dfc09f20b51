package dev.selvage.weaver;

import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/**
 * The types that weaving looks at, by their class files. Those that a signature merely names are
 * not read: they may be missing. Those of the JDK and of the engine, which every woven method
 * brings along, are read once for all classes and for the advice.
 */
final class WeavingTypes {

  private static final TypePool SHARED =
      lazy(
          TypePool.Empty.INSTANCE,
          ClassFileLocator.ForClassLoader.of(WeavingTypes.class.getClassLoader()));

  private WeavingTypes() {}

  /** The types that a locator finds, the shared ones before all others. */
  static TypePool of(ClassFileLocator locator) {
    return lazy(new Shared(), locator);
  }

  /** What the advice is made from. */
  static TypePool own() {
    return SHARED;
  }

  private static TypePool lazy(TypePool parent, ClassFileLocator locator) {
    return new TypePool.Default.WithLazyResolution(
        new TypePool.CacheProvider.Simple(), locator, TypePool.Default.ReaderMode.FAST, parent);
  }

  /** Knows nothing of what is not shared. */
  private static final class Shared implements TypePool {

    @Override
    public Resolution describe(String name) {
      return name.startsWith("java.") || name.startsWith("dev.selvage.engine.")
          ? SHARED.describe(name)
          : new Resolution.Illegal(name);
    }

    @Override
    public void clear() {
      SHARED.clear();
    }
  }
}
