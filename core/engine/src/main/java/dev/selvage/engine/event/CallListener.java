package dev.selvage.engine.event;

/**
 * Hears what happens to guarded calls. Called on the thread that the call runs on, so it must be
 * quick and safe for use by many threads; what it throws is logged once and never reaches the call.
 */
@FunctionalInterface
public interface CallListener {

  /** Hears one event. */
  void onEvent(CallEvent event);
}
