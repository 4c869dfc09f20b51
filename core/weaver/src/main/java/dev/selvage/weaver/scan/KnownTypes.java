package dev.selvage.weaver.scan;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What has been learnt of the types that one loader sees. It holds texts only, so it keeps no
 * loader alive.
 *
 * <p>Nothing is computed inside the maps: reading a type runs the loader's own code, which may take
 * locks or come back here. Two threads may so learn the same thing twice, with the same result.
 */
final class KnownTypes {

  private final ConcurrentMap<String, TypeFacts> facts = new ConcurrentHashMap<>(1024);
  private final ConcurrentMap<String, Set<String>> annotations = new ConcurrentHashMap<>();

  @Nullable TypeFacts facts(String name) {
    return facts.get(name);
  }

  TypeFacts remember(String name, TypeFacts learnt) {
    facts.put(name, learnt);
    return learnt;
  }

  /** The Selvage annotations that an annotation type stands for; null before they are known. */
  @Nullable Set<String> standsFor(String annotationType) {
    return annotations.get(annotationType);
  }

  Set<String> rememberStandsFor(String annotationType, Set<String> learnt) {
    annotations.put(annotationType, learnt);
    return learnt;
  }
}
