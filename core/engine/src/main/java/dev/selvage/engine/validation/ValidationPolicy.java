package dev.selvage.engine.validation;

import dev.selvage.ValidateChatRequest.Level;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.validation.Models.Family;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a chat request must keep to before it is sent. Immutable. */
public final class ValidationPolicy {

  private final Set<String> models;
  private final AllowedModels modelNames;
  private final int maxTokens;
  private final List<Bound> bounds;
  private final RoleRules roles;
  private final Level level;

  private ValidationPolicy(Settings settings, Consumer<Fault> faults) {
    this.models =
        settings.read("models", Set.of(), faults, value -> words(value, ValidationPolicy::model));
    this.modelNames = new AllowedModels(models);
    this.maxTokens = settings.atLeast(1, "maxTokens", Integer.MAX_VALUE, "", faults);
    this.bounds = settings.read("bounds", List.of(), faults, ValidationPolicy::bounds);
    Set<String> required =
        settings.read("requiredRoles", Set.of(), faults, value -> words(value, RoleRules::known));
    this.roles =
        new RoleRules(
            required,
            settings.read("forbiddenRoles", Set.of(), faults, value -> forbidden(value, required)));
    this.level = settings.read("level", Level.STRICT, faults, ValidationPolicy::level);
  }

  /** Starts a policy with the defaults, to be called {@code where} in errors. */
  public static Builder builder(String where) {
    return new Builder(where);
  }

  /** The policy with those settings; a value that breaks its rule is told and its default taken. */
  public static ValidationPolicy of(Settings settings, Consumer<Fault> faults) {
    return new ValidationPolicy(settings, faults);
  }

  private static Set<String> words(Object value, UnaryOperator<String> reader) {
    Set<String> words = new LinkedHashSet<>();
    Arrays.stream((String[]) value).map(reader).forEach(words::add);
    return Collections.unmodifiableSet(words);
  }

  private static String model(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a model's name must not be blank");
    }
    return name;
  }

  private static List<Bound> bounds(Object value) {
    List<Bound> bounds = Arrays.stream((String[]) value).map(Bound::parse).toList();
    for (Bound bound : bounds) {
      bounds.stream()
          .filter(bound::excludes)
          .findFirst()
          .ifPresent(
              other -> {
                throw new IllegalArgumentException(
                    "no number keeps both \"%s\" and \"%s\"".formatted(bound, other));
              });
    }
    return bounds;
  }

  private static Set<String> forbidden(Object value, Set<String> required) {
    Set<String> forbidden = words(value, RoleRules::known);
    forbidden.stream()
        .filter(required::contains)
        .findFirst()
        .ifPresent(
            role -> {
              throw new IllegalArgumentException(
                  "the role %s is required as well; take it from one of both".formatted(role));
            });
    return forbidden;
  }

  /** The enum may be another loader's copy, so it is taken by its name. */
  private static Level level(Object value) {
    return Arrays.stream(Level.values())
        .filter(level -> level.name().equalsIgnoreCase(value.toString().strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be STRICT or WARN"));
  }

  /** The models that may be asked for, and patterns of such; empty allows every model. */
  public Set<String> models() {
    return models;
  }

  /** The most tokens that a request may ask the model to write. */
  public int maxTokens() {
    return maxTokens;
  }

  /** The bounds on other numbers, as they were written. */
  public List<String> bounds() {
    return bounds.stream().map(Bound::toString).toList();
  }

  /** The roles that must be among the messages. */
  public Set<String> requiredRoles() {
    return roles.required();
  }

  /** The roles that must not be among the messages. */
  public Set<String> forbiddenRoles() {
    return roles.forbidden();
  }

  /** What becomes of a request that breaks a rule. */
  public Level level() {
    return level;
  }

  /** Everything that is wrong with the request, in its order. */
  Findings check(ChatRequest request) {
    Family family = ProviderRules.family(request);
    Findings found = new Findings(family.isKnown());
    modelNames.check(request, found);
    ProviderRules.check(request, family, found);
    for (int i = 0; i < ChatRequest.TOKEN_LIMITS.size(); i++) {
      String field = ChatRequest.TOKEN_LIMITS.get(i);
      checkTokens(field, request.field(field), request.dialect(), found);
    }
    for (int i = 0; i < bounds.size(); i++) {
      bounds.get(i).check(request, found);
    }
    if (!roles.areNone()) {
      roles.check(request, found);
    }
    return found;
  }

  private void checkTokens(String field, @Nullable Object value, Dialect dialect, Findings found) {
    if (value == null || value == Fields.OPAQUE) {
      return;
    }
    Long tokens = Check.wholeNumber(value);
    boolean isAnthropic = dialect == Dialect.ANTHROPIC;
    if (tokens == null) {
      Rule rule = AnyProvider.WHOLE_TOKENS;
      found.add(rule, field, "not a whole number", rule.fix());
    } else if (tokens < (isAnthropic ? 0 : 1)) {
      found.add(isAnthropic ? Anthropic.MAX_TOKENS : AnyProvider.TOKENS, field, tokens);
    } else if (tokens > maxTokens && maxTokens != Integer.MAX_VALUE) {
      found.add(
          Violation.ofOwn(
              "maxTokens",
              field,
              String.valueOf(tokens),
              "it must be at most " + maxTokens,
              "lower it to " + maxTokens));
    }
  }

  /** Collects the values that differ from the defaults. Not safe for use by many threads. */
  public static final class Builder {
    private final String where;
    private Settings settings = Settings.NONE;

    private Builder(String where) {
      this.where = where;
    }

    /**
     * Sets the models that may be asked for, by name or by a pattern in which {@code *} stands for
     * anything; none allows every model.
     */
    public Builder models(String... models) {
      return set("models", models.clone());
    }

    /** Sets the most tokens that a request may ask the model to write; at least 1. */
    public Builder maxTokens(int maxTokens) {
      return set("maxTokens", maxTokens);
    }

    /**
     * Sets bounds on the request's other numbers, each as {@code temperature <= 1}: a field by its
     * name on the wire, one of {@code <= >= < >}, and a number.
     */
    public Builder bounds(String... bounds) {
      return set("bounds", bounds.clone());
    }

    /** Sets the roles that must each have a message. */
    public Builder requiredRoles(String... roles) {
      return set("requiredRoles", roles.clone());
    }

    /** Sets the roles that must have no message. */
    public Builder forbiddenRoles(String... roles) {
      return set("forbiddenRoles", roles.clone());
    }

    /** Sets what becomes of a request that breaks a rule. */
    public Builder level(Level level) {
      return set("level", level);
    }

    private Builder set(String attribute, Object value) {
      settings = settings.with(attribute, value, where);
      return this;
    }

    /**
     * The policy.
     *
     * @throws ConfigurationException when a value breaks its rule; lists all that do
     */
    public ValidationPolicy build() {
      List<Fault> faults = new ArrayList<>();
      ValidationPolicy policy = of(settings, faults::add);
      if (!faults.isEmpty()) {
        throw new ConfigurationException(faults);
      }
      return policy;
    }

    /** The values set so far. */
    public Settings settings() {
      return settings;
    }
  }
}
