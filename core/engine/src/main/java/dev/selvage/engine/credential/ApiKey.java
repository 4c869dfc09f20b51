package dev.selvage.engine.credential;

import dev.selvage.engine.time.Timing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which key a call used, without the key: equal for equal keys within one JVM. Its text is fit for
 * logs.
 *
 * @param digest of the key with a salt that this JVM alone has
 * @param masked the key's last letters
 */
record ApiKey(String digest, String masked) {

  private static final long SALT = Timing.system().random().nextLong();

  private static final int SHORT = 8;

  /** Below that, four letters would be too much of the key. */
  private static final int LEAST_SHOWN = 16;

  static ApiKey of(String key) {
    return new ApiKey(digestOf(key), masked(key));
  }

  /** As much of the digest as tells the few keys of one JVM apart. */
  String shortDigest() {
    return digest.substring(0, SHORT);
  }

  /** {@code …3f9a}; of a short key its length alone. */
  static String masked(String key) {
    return key.length() < LEAST_SHOWN
        ? key.length() + " letters"
        : "…" + key.substring(key.length() - 4);
  }

  private static String digestOf(String key) {
    try {
      byte[] salted = (SALT + key).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(salted));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return masked;
  }
}
