package dev.selvage.engine.credential;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One reading of a key, with everything that is wrong with it. Immutable; never shows the key. */
final class Checked {

  private final @Nullable String key;
  private final @Nullable ApiKey identity;
  private final List<String> faults;
  private final boolean read;

  Checked(@Nullable String key, List<String> faults) {
    this(key, faults, true);
  }

  private Checked(@Nullable String key, List<String> faults, boolean read) {
    this.read = read;
    this.key = key;
    this.identity = key == null || !faults.isEmpty() ? null : ApiKey.of(key);
    this.faults = faults;
  }

  /** The key could not be read. */
  static Checked unread(String fault) {
    return new Checked(null, List.of(fault), false);
  }

  boolean isOf(String other) {
    return other.equals(key);
  }

  /** Whether there was an answer at all. */
  boolean isRead() {
    return read;
  }

  List<String> faults() {
    return faults;
  }

  /** Which key it is, where nothing is wrong with it. */
  ApiKey identity() {
    return Objects.requireNonNull(identity);
  }
}
