package dev.selvage.engine.binding;

import dev.selvage.engine.budget.RetryBudgetPolicy;
import dev.selvage.engine.credential.ApiKeyPolicy;
import dev.selvage.engine.defaults.RequestDefaultsPolicy;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.validation.ValidationPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Collects named policies, each naming just the values that differ. A policy's values win over
 * those of an annotation that names it. Not safe for use by many threads.
 */
public final class Policies {

  private final Map<GuardKind, Map<String, List<Supplier<Settings>>>> named =
      new EnumMap<>(GuardKind.class);
  private final Map<String, List<Supplier<Settings>>> budgets = new LinkedHashMap<>();

  /** A policy for {@link dev.selvage.RetryOnRateLimit} of that name. */
  public RetryPolicy.Builder retryOnRateLimit(String name) {
    return retry(GuardKind.RETRY_ON_RATE_LIMIT, name, where(name));
  }

  /** A policy for {@link dev.selvage.RetryOnServerError} of that name. */
  public RetryPolicy.Builder retryOnServerError(String name) {
    return retry(GuardKind.RETRY_ON_SERVER_ERROR, name, where(name));
  }

  /** A policy for {@link dev.selvage.RetryOnTimeout} of that name. */
  public RetryPolicy.Builder retryOnTimeout(String name) {
    return retry(GuardKind.RETRY_ON_TIMEOUT, name, where(name));
  }

  /** A policy for {@link dev.selvage.RetryOnConnectionError} of that name. */
  public RetryPolicy.Builder retryOnConnectionError(String name) {
    return retry(GuardKind.RETRY_ON_CONNECTION_ERROR, name, where(name));
  }

  /** A policy for {@link dev.selvage.RetryOn} of that name. */
  public RetryPolicy.Builder retryOn(String name) {
    return retry(GuardKind.RETRY_ON, name, where(name));
  }

  /** The same for the annotation of that kind, saying where in errors. */
  public RetryPolicy.Builder retry(GuardKind kind, String name, String where) {
    Trigger trigger =
        kind.trigger()
            .orElseThrow(() -> new IllegalArgumentException(kind.annotation() + " is no retry"));
    RetryPolicy.Builder builder = RetryPolicy.builder(trigger, where);
    add(kind, name, builder::settings);
    return builder;
  }

  /** The numbers of the retry budgets of all providers, where none of the name is told of. */
  public RetryBudgetPolicy.Builder retryBudget() {
    return retryBudget("");
  }

  /** The numbers of the retry budget of that provider, or of those who give that name. */
  public RetryBudgetPolicy.Builder retryBudget(String name) {
    return retryBudget(name, "retryBudget(\"%s\")".formatted(name));
  }

  /** The same, saying where in errors. */
  public RetryBudgetPolicy.Builder retryBudget(String name, String where) {
    RetryBudgetPolicy.Builder builder = RetryBudgetPolicy.builder(where);
    addBudget(name, builder::settings);
    return builder;
  }

  private void addBudget(String name, Supplier<Settings> settings) {
    budgets.computeIfAbsent(name, n -> new ArrayList<>()).add(settings);
  }

  private static String where(String name) {
    return "policy \"" + name + "\"";
  }

  /** A policy for {@link dev.selvage.RequireApiKey} of that name. */
  public ApiKeyPolicy.Builder requireApiKey(String name) {
    return requireApiKey(name, where(name));
  }

  /** The same, saying where in errors. */
  public ApiKeyPolicy.Builder requireApiKey(String name, String where) {
    ApiKeyPolicy.Builder builder = ApiKeyPolicy.builder(where);
    add(GuardKind.REQUIRE_API_KEY, name, builder::settings);
    return builder;
  }

  /** A policy for {@link dev.selvage.ValidateChatRequest} of that name. */
  public ValidationPolicy.Builder validateChatRequest(String name) {
    return validateChatRequest(name, where(name));
  }

  /** The same, saying where in errors. */
  public ValidationPolicy.Builder validateChatRequest(String name, String where) {
    ValidationPolicy.Builder builder = ValidationPolicy.builder(where);
    add(GuardKind.VALIDATE_CHAT_REQUEST, name, builder::settings);
    return builder;
  }

  /** A policy for {@link dev.selvage.RequestDefaults} of that name. */
  public RequestDefaultsPolicy.Builder requestDefaults(String name) {
    return requestDefaults(name, where(name));
  }

  /** The same, saying where in errors. */
  public RequestDefaultsPolicy.Builder requestDefaults(String name, String where) {
    RequestDefaultsPolicy.Builder builder = RequestDefaultsPolicy.builder(where);
    add(GuardKind.REQUEST_DEFAULTS, name, builder::settings);
    return builder;
  }

  /** Adds all policies of {@code more}, with the values that they will have in the end. */
  public Policies addAll(Policies more) {
    more.named.forEach(
        (kind, byName) ->
            byName.forEach(
                (name, settings) -> settings.forEach(values -> add(kind, name, values))));
    more.budgets.forEach((name, settings) -> settings.forEach(v -> addBudget(name, v)));
    return this;
  }

  private void add(GuardKind kind, String name, Supplier<Settings> settings) {
    named
        .computeIfAbsent(kind, k -> new LinkedHashMap<>())
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(settings);
  }

  /** The policies as they are now; of two of one name, the later one's values win. */
  Named freeze() {
    Map<GuardKind, Map<String, Settings>> frozen = new EnumMap<>(GuardKind.class);
    named.forEach(
        (kind, byName) ->
            byName.forEach(
                (name, settings) ->
                    frozen
                        .computeIfAbsent(kind, k -> new LinkedHashMap<>())
                        .put(name, merged(settings))));
    Map<String, Settings> frozenBudgets = new LinkedHashMap<>();
    budgets.forEach((name, settings) -> frozenBudgets.put(name, merged(settings)));
    return new Named(frozen, Collections.unmodifiableMap(frozenBudgets));
  }

  private static Settings merged(List<Supplier<Settings>> settings) {
    return settings.stream()
        .map(Supplier::get)
        .reduce(Settings.NONE, (weaker, stronger) -> stronger.over(weaker));
  }

  /** Policies by kind and name. Immutable. */
  record Named(Map<GuardKind, Map<String, Settings>> byKind, Map<String, Settings> budgets) {
    Map<String, Settings> of(GuardKind kind) {
      return Collections.unmodifiableMap(byKind.getOrDefault(kind, Map.of()));
    }

    Stream<Settings> all() {
      return byKind.values().stream().flatMap(byName -> byName.values().stream());
    }

    Set<String> names() {
      Set<String> names = new TreeSet<>();
      byKind.values().forEach(byName -> names.addAll(byName.keySet()));
      return names;
    }
  }
}
