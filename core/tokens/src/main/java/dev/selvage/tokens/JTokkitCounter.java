package dev.selvage.tokens;

import dev.selvage.engine.tokens.TokenCounter;
import dev.selvage.engine.tokens.Tokenizer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts tokens for OpenAI's chat models with JTokkit. Found by itself where the artifact is on the
 * class path. A table is loaded off the call path when a text is first to be counted by it; until
 * it is there, some third of a second later, a quarter of the characters is taken, and the count
 * says so. {@link #load()} at the start of the application spares it even that. Safe for use by
 * many threads.
 */
public final class JTokkitCounter implements TokenCounter {

  /** Where an application asks for names without end, only the first ones are kept. */
  private static final int MOST_KNOWN_NAMES = 1000;

  private static final Map<String, Optional<Family>> FAMILIES = new ConcurrentHashMap<>();

  /** For the service loader, and who binds it; all instances share the tables. */
  public JTokkitCounter() {}

  /**
   * Begins to load the tables, for whoever wants the first count to be exact: some 43 MB, and two
   * thirds of a second of one processor, of a thread in the background.
   *
   * @return done when they are there
   */
  public static CompletableFuture<Void> load() {
    return CompletableFuture.allOf(Table.CL100K.load(), Table.O200K.load());
  }

  @Override
  public @Nullable Tokenizer tokenizer(String model) {
    Family family = family(model).orElse(null);
    return family == null ? null : Table.of(family.encoding()).tokenizer(family.way());
  }

  private static Optional<Family> family(String model) {
    Optional<Family> known = FAMILIES.get(model);
    if (known == null) {
      known = Family.of(model);
      if (FAMILIES.size() < MOST_KNOWN_NAMES) {
        FAMILIES.put(model, known);
      }
    }
    return known;
  }
}
