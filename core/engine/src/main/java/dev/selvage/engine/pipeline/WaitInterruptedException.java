package dev.selvage.engine.pipeline;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.SelvageException;

/**
 * Thrown where a call was interrupted or cancelled while it waited for its first attempt, so that
 * there is no failure of its own to give. The thread's interrupt flag is set.
 */
public final class WaitInterruptedException extends SelvageException {

  private static final long serialVersionUID = 1;

  WaitInterruptedException(String method) {
    super(
        method + " was interrupted while it waited for its first attempt; nothing was sent",
        Kind.UNKNOWN);
  }
}
