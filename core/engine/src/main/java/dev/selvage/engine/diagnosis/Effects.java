package dev.selvage.engine.diagnosis;

import dev.selvage.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;

/**
 * Whether a failed attempt may have done some of its work all the same. Where there is a doubt, it
 * may: whoever asks wants to repeat what must not happen twice.
 */
final class Effects {

  private Effects() {}

  /**
   * Whether the provider may have worked on the request.
   *
   * @param byTable whether the provider itself named the kind, and not the status alone
   * @param chain the failure and its causes; empty for a response
   */
  static boolean arePossible(Kind kind, boolean byTable, List<Throwable> chain) {
    return switch (kind) {
      case RATE_LIMITED,
          RATE_LIMITED_REQUESTS,
          RATE_LIMITED_TOKENS,
          RATE_LIMITED_DAY,
          SLOW_DOWN,
          QUOTA_EXHAUSTED,
          REQUEST_TOO_LARGE,
          MODEL_UNAVAILABLE,
          CONFLICT,
          AUTHENTICATION,
          PERMISSION,
          BAD_REQUEST,
          CONTEXT_TOO_LONG ->
          false;
      // A gateway says 503 of a server that broke off its work, too.
      case OVERLOADED -> !byTable;
      case CONNECTION, TIMEOUT -> chain.stream().noneMatch(Effects::isBeforeTheRequest);
      case SERVER_ERROR,
          STREAM_BROKEN_BEFORE_CONTENT,
          STREAM_BROKEN_AFTER_CONTENT,
          CONTENT_FILTERED,
          UNKNOWN ->
          true;
    };
  }

  /** Failures of the way to the server: no byte of the request was sent. */
  private static boolean isBeforeTheRequest(Throwable thrown) {
    return thrown instanceof ConnectException
        || thrown instanceof UnknownHostException
        || thrown instanceof NoRouteToHostException
        || thrown instanceof PortUnreachableException
        || thrown instanceof UnresolvedAddressException
        || thrown.getClass().getName().equals("java.net.http.HttpConnectTimeoutException");
  }
}
