package dev.selvage.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.selvage.engine.tokens.TokenCount.Way;
import dev.selvage.engine.tokens.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;

/**
 * The table of one encoding, loaded when it is first asked for, by a thread of its own: that takes
 * a third of a second of a processor and 13 or 29 MB. Until then texts are counted by their
 * characters.
 */
final class Table {

  private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

  static final Table CL100K = new Table(EncodingType.CL100K_BASE);
  static final Table O200K = new Table(EncodingType.O200K_BASE);

  private final EncodingType type;
  private final AtomicBoolean isAsked = new AtomicBoolean();
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();
  private final Tokenizer whileLoading;
  private volatile Tokenizer known;
  private volatile Tokenizer ofFamily;

  Table(EncodingType type) {
    this.type = type;
    this.whileLoading =
        Tokenizer.ofCharacters("the table of " + type.getName() + " is still being loaded");
    this.known = whileLoading;
    this.ofFamily = whileLoading;
  }

  /** The one table of an encoding for chats. */
  static Table of(EncodingType type) {
    return type == EncodingType.CL100K_BASE ? CL100K : O200K;
  }

  /** What counts now; begins to load the table. Never waits. */
  Tokenizer tokenizer(Way way) {
    Tokenizer now = way == Way.ENCODING ? known : ofFamily;
    begin();
    return now;
  }

  /** Begins to load the table, unless it has begun; done when it is there or cannot be. */
  CompletableFuture<Void> load() {
    begin();
    return loaded;
  }

  private void begin() {
    if (isAsked.compareAndSet(false, true)) {
      Thread loader = new Thread(this::read, "selvage-tokens-" + type.getName());
      loader.setDaemon(true);
      loader.setContextClassLoader(null);
      loader.start();
    }
  }

  private void read() {
    try {
      Encoding encoding = REGISTRY.getEncoding(type);
      String name = type.getName();
      ToIntFunction<String> tokensOf = text -> count(encoding, text);
      known = new Tokenizer(Way.ENCODING, name, tokensOf);
      ofFamily = new Tokenizer(Way.FAMILY, name + ", by the rule for the model's family", tokensOf);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      known =
          Tokenizer.ofCharacters("the table of " + type.getName() + " could not be loaded: " + e);
      ofFamily = known;
    } finally {
      loaded.complete(null);
    }
  }

  /**
   * Half of a surrogate pair, such as where a text was cut within an emoji, is no UTF-8 and is sent
   * as a question mark. Where assertions are on, JTokkit throws for it.
   */
  private static int count(Encoding encoding, String text) {
    try {
      return encoding.countTokensOrdinary(text);
    } catch (AssertionError e) {
      return encoding.countTokensOrdinary(
          new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
  }
}
