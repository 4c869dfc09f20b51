package dev.selvage.laws.kind;

import dev.selvage.fixture.Script;

/** Makes the objects whose methods are guarded. A door may have them made by a container. */
public interface Maker {

  /** An object of that class, by its constructor without parameters. */
  default <T> T make(Class<T> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An object of that class that runs a script of its own. */
  default <T> T make(Class<T> type, Script script) {
    try {
      return type.getConstructor(Script.class).newInstance(script);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
