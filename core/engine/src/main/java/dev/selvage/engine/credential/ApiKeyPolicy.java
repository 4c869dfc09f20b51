package dev.selvage.engine.credential;

import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a method's API key comes from and what it must look like. Made from a builder, or from
 * {@link dev.selvage.RequireApiKey}. Safe for use by many threads.
 */
public final class ApiKeyPolicy {

  private final String variable;
  private final @Nullable Supplier<String> source;
  private final List<Pattern> patterns;
  private final String organization;
  private final String project;
  private final Duration recheckAfter;

  /** What was checked last and found right: most often that is the key for good. */
  private volatile @Nullable Checked lastRight;

  private ApiKeyPolicy(Settings settings, Consumer<Fault> faults) {
    this.variable =
        settings.read("value", "OPENAI_API_KEY", faults, value -> variable(value.toString()));
    this.source = source(settings.get("key"));
    this.patterns = settings.read("patterns", List.of(), faults, ApiKeyPolicy::patterns);
    this.organization = Objects.toString(settings.get("organization"), "");
    this.project = Objects.toString(settings.get("project"), "");
    this.recheckAfter = settings.bound("recheckAfter", Durations.UNBOUNDED, faults);
  }

  /** Starts a policy with the defaults, to be called {@code where} in errors. */
  public static Builder builder(String where) {
    return new Builder(where);
  }

  /** The policy with those settings; a value that breaks its rule is told and its default taken. */
  public static ApiKeyPolicy of(Settings settings, Consumer<Fault> faults) {
    return new ApiKeyPolicy(settings, faults);
  }

  private static String variable(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("names no variable; write OPENAI_API_KEY");
    }
    if (name.startsWith("sk-")) {
      throw new IllegalArgumentException(
          "is a key, not the name of the variable that holds it; take it out of the source");
    }
    return name.strip();
  }

  @SuppressWarnings("unchecked") // The builder alone sets it.
  private static @Nullable Supplier<String> source(@Nullable Object key) {
    return (Supplier<String>) key;
  }

  private static List<Pattern> patterns(Object value) {
    return Arrays.stream((String[]) value).map(ApiKeyPolicy::pattern).toList();
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no regular expression: %s".formatted(text, e.getDescription()), e);
    }
  }

  /** The key as it is now, with everything that is wrong with it. */
  Checked check() {
    Optional<String> key;
    try {
      key = source == null ? lookUp(variable) : Optional.ofNullable(source.get());
    } catch (RuntimeException e) {
      // Without its message, which may hold the key.
      return Checked.unread(keyName() + " could not be read: " + e.getClass().getName());
    }
    Checked last = lastRight;
    return last != null && key.isPresent() && last.isOf(key.get()) ? last : check(key.orElse(null));
  }

  private Checked check(@Nullable String key) {
    Checked now = new Checked(key, KeyCheck.faults(this, key));
    if (now.faults().isEmpty()) {
      lastRight = now;
    }
    return now;
  }

  /** That system property, else that environment variable. */
  static Optional<String> lookUp(String name) {
    return Optional.ofNullable(System.getProperty(name))
        .or(() -> Optional.ofNullable(System.getenv(name)));
  }

  /** Whether the key comes from a source of the policy's own, not from a variable. */
  boolean hasOwnSource() {
    return source != null;
  }

  /** What messages call the key. */
  String keyName() {
    return source == null ? variable : "the key that is bound";
  }

  /** The environment variable, or system property, that holds the key. */
  public String variable() {
    return variable;
  }

  /** What the whole key must match one of; empty where the provider's known form is asked for. */
  public List<Pattern> patterns() {
    return patterns;
  }

  /** What must hold the organization id; empty where none is needed. */
  public String organization() {
    return organization;
  }

  /** What must hold the project id; empty where none is needed. */
  public String project() {
    return project;
  }

  /** How long after a refusal one call may try the same key again. */
  public Duration recheckAfter() {
    return recheckAfter;
  }

  /** Collects the values that differ from the defaults. Not safe for use by many threads. */
  public static final class Builder {
    private final String where;
    private Settings settings = Settings.NONE;

    private Builder(String where) {
      this.where = where;
    }

    /** Sets the environment variable that holds the key; a system property of that name wins. */
    public Builder variable(String variable) {
      return set("value", variable);
    }

    /**
     * Sets where the key comes from, in place of a variable: asked at the start if it can answer
     * then, and before each call, by many threads, so it must be quick.
     */
    public Builder key(Supplier<String> key) {
      return set("key", key);
    }

    /** Sets the regular expressions of which the whole key must match one. */
    public Builder patterns(String... patterns) {
      return set("patterns", patterns.clone());
    }

    /** Sets the variable that must hold OpenAI's organization id. */
    public Builder organization(String variable) {
      return set("organization", variable);
    }

    /** Sets the variable that must hold OpenAI's project id. */
    public Builder project(String variable) {
      return set("project", variable);
    }

    /** Sets how long after a refusal one call may try the same key again. */
    public Builder recheckAfter(Duration recheckAfter) {
      return set("recheckAfter", recheckAfter);
    }

    private Builder set(String attribute, Object value) {
      settings = settings.with(attribute, value, where);
      return this;
    }

    /** The values set so far. */
    public Settings settings() {
      return settings;
    }

    /**
     * The policy.
     *
     * @throws ConfigurationException when a value breaks its rule; lists all that do
     */
    public ApiKeyPolicy build() {
      List<Fault> faults = new ArrayList<>();
      ApiKeyPolicy policy = of(settings, faults::add);
      if (!faults.isEmpty()) {
        throw new ConfigurationException(faults);
      }
      return policy;
    }
  }
}
