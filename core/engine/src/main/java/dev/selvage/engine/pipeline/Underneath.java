package dev.selvage.engine.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests one attempt of a guarded method may be, where a client that retries by itself
 * was seen underneath. Safe for use by many threads.
 */
public final class Underneath {

  private static final Map<String, Integer> MOST = new ConcurrentHashMap<>();

  private Underneath() {}

  /** Notes that one attempt of that method may be so many requests. */
  public static void note(String method, int requests) {
    MOST.merge(method, requests, Math::max);
  }

  /** The most that one attempt of that method may be; 1 where nothing underneath was seen. */
  static int most(String method) {
    return MOST.getOrDefault(method, 1);
  }
}
