package dev.selvage.engine.budget;

import org.jspecify.annotations.Nullable;

/**
 * Which budget a retry is charged to. Two keys of one provider are two accounts: one may be in
 * trouble where the other is not. Its text, {@code openai#1f09c3ab}, is fit for logs.
 *
 * @param shared the provider's name, or one of the user's own
 * @param key a short digest of the API key; null where it is not known, and for a name of the
 *     user's own
 */
public record BudgetName(String shared, @Nullable String key) {

  @Override
  public String toString() {
    return key == null ? shared : shared + "#" + key;
  }
}
