package dev.selvage.engine.diagnosis;

import dev.selvage.Kind;

/**
 * Thrown only for Selvage's own decisions: an invalid request, a wait cut short before any attempt,
 * a broken configuration. A failure of the guarded method itself always reaches the caller as it
 * is.
 */
public abstract class SelvageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** Says what was decided and why, and what kind of failure it stands for. */
  protected SelvageException(String message, Kind kind) {
    super(message);
    this.kind = kind;
  }

  /** What kind of failure it stands for. */
  public Kind kind() {
    return kind;
  }
}
