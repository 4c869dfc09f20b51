package dev.selvage.engine.event;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells each event to every listener. Immutable but for its memory of what is broken. */
public final class Events {

  private final List<CallListener> listeners;
  private final Log log;
  private final Set<Object> broken = ConcurrentHashMap.newKeySet();

  /** Listeners hear events in this order; {@code log} says which of them is broken. */
  public Events(List<CallListener> listeners, Log log) {
    this.listeners = List.copyOf(listeners);
    this.log = log;
  }

  /** Tells the event to all; a listener that throws is named in the log once. */
  public void emit(CallEvent event) {
    for (CallListener listener : listeners) {
      try {
        listener.onEvent(event);
      } catch (Exception | LinkageError | AssertionError e) {
        broken(listener, "The listener %s failed and may miss events; the call is not affected", e);
      }
    }
  }

  /**
   * Says in the log, once for each part, that a part of the engine or an extension failed.
   *
   * @param line names the part's class at {@code %s}
   */
  public void broken(Object part, String line, Throwable thrown) {
    if (broken.add(part)) {
      log.error(line.formatted(part.getClass().getName()) + ": " + thrown);
    }
  }
}
