package dev.selvage.engine.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that their provider refused, and when. Holds no key, and the last thousand at most. Safe
 * for use by many threads.
 */
final class RefusedKeys {

  /** What all methods of this JVM know of. */
  static final RefusedKeys SHARED = new RefusedKeys();

  private static final int MOST = 1_000;

  /**
   * By digest: a record's own equals, linked through the JDK's method handles, may keep the loader
   * of an application that brings its own engine.
   */
  private final Map<String, Instant> refusedAt =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  synchronized void refuse(ApiKey key, Instant now) {
    refusedAt.put(key.digest(), now);
  }

  synchronized void accept(ApiKey key) {
    refusedAt.remove(key.digest());
  }

  /**
   * When the key was refused, where a call may not try it again yet. The one call that may is let
   * through alone: for others the time begins anew.
   */
  synchronized Optional<Instant> check(ApiKey key, Instant now, Duration recheckAfter) {
    Instant at = refusedAt.get(key.digest());
    if (at == null) {
      return Optional.empty();
    }
    if (Duration.between(at, now).compareTo(recheckAfter) < 0) {
      return Optional.of(at);
    }
    refusedAt.put(key.digest(), now);
    return Optional.empty();
  }

  synchronized boolean isEmpty() {
    return refusedAt.isEmpty();
  }
}
