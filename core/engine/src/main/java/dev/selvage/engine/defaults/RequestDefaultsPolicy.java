package dev.selvage.engine.defaults;

import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a chat request gets where it leaves it out. Made from a builder, or from {@link
 * dev.selvage.RequestDefaults}. Immutable.
 */
public final class RequestDefaultsPolicy {

  /** By their names on the wire; the bound on tokens by that which is the same for all. */
  private final Map<String, Object> fields;

  private RequestDefaultsPolicy(Settings settings, Consumer<Fault> faults) {
    Map<String, Object> given = new LinkedHashMap<>();
    String model = settings.read("model", "", faults, value -> value.toString().strip());
    if (!model.isEmpty()) {
      given.put("model", model);
    }
    int maxTokens = settings.atLeast(0, "maxTokens", 0, "; 0 sets none", faults);
    if (maxTokens > 0) {
      given.put("max_tokens", maxTokens);
    }
    put(given, "temperature", number(settings, "temperature", 2, faults));
    put(given, "top_p", number(settings, "topP", 1, faults));
    this.fields = Collections.unmodifiableMap(given);
  }

  /** Starts a policy with the defaults, to be called {@code where} in errors. */
  public static Builder builder(String where) {
    return new Builder(where);
  }

  /** The policy with those settings; a value that breaks its rule is told and left out. */
  public static RequestDefaultsPolicy of(Settings settings, Consumer<Fault> faults) {
    return new RequestDefaultsPolicy(settings, faults);
  }

  private static void put(Map<String, Object> fields, String name, double value) {
    if (!Double.isNaN(value)) {
      fields.put(name, value);
    }
  }

  private static double number(
      Settings settings, String attribute, int most, Consumer<Fault> faults) {
    return settings.read(
        attribute,
        Double.NaN,
        faults,
        value -> {
          double number =
              value instanceof String text
                  ? Double.parseDouble(text.strip())
                  : ((Number) value).doubleValue();
          if (number < 0 || number > most) {
            throw new IllegalArgumentException("must be 0 to %d; NaN sets none".formatted(most));
          }
          return number;
        });
  }

  /** The values by their names on the wire; the bound on tokens is {@code max_tokens}. */
  public Map<String, Object> fields() {
    return fields;
  }

  /** Collects the values that differ from the defaults. Not safe for use by many threads. */
  public static final class Builder {
    private final String where;
    private Settings settings = Settings.NONE;

    private Builder(String where) {
      this.where = where;
    }

    /** Sets the most tokens that the model may write; at least 1, or 0 for none. */
    public Builder maxTokens(int maxTokens) {
      return set("maxTokens", maxTokens);
    }

    /** Sets the temperature; 0 to 2, or NaN for none. */
    public Builder temperature(double temperature) {
      return set("temperature", temperature);
    }

    /** Sets {@code top_p}; 0 to 1, or NaN for none. */
    public Builder topP(double topP) {
      return set("topP", topP);
    }

    /** Sets the model; empty for none. */
    public Builder model(String model) {
      return set("model", model);
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
    public RequestDefaultsPolicy build() {
      List<Fault> faults = new ArrayList<>();
      RequestDefaultsPolicy policy = of(settings, faults::add);
      if (!faults.isEmpty()) {
        throw new ConfigurationException(faults);
      }
      return policy;
    }
  }
}
