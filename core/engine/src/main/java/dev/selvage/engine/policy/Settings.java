package dev.selvage.engine.policy;

import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values of a policy's attributes by name, some or all of them, each with where it was said. The
 * one form in which annotations, files and bindings hand values to a policy, and the one place
 * where values are read and checked. Immutable. Equal where the values are, wherever they were
 * said.
 */
public final class Settings {

  /** Nothing set. */
  public static final Settings NONE = new Settings(Map.of());

  private final Map<String, Entry> entries;

  private Settings(Map<String, Entry> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /** These settings with one more, or another, value. */
  public Settings with(String attribute, Object value, String where) {
    Map<String, Entry> more = new LinkedHashMap<>(entries);
    more.put(attribute, new Entry(Objects.requireNonNull(value, attribute), where));
    return new Settings(more);
  }

  /** These settings, and the weaker ones where these say nothing. */
  public Settings over(Settings weaker) {
    Map<String, Entry> merged = new LinkedHashMap<>(weaker.entries);
    merged.putAll(entries);
    return new Settings(merged);
  }

  /** The value as it was given, or null. */
  public @Nullable Object get(String attribute) {
    Entry entry = entries.get(attribute);
    return entry == null ? null : entry.value;
  }

  /** A whole number; {@code fallback} where none is set, or where it is below {@code least}. */
  public int atLeast(
      int least, String attribute, int fallback, String hint, Consumer<Fault> faults) {
    return read(
        attribute,
        fallback,
        faults,
        value -> {
          int number = value instanceof String text ? Integer.parseInt(text.strip()) : (int) value;
          check(number >= least, "must be at least " + least + hint);
          return number;
        });
  }

  /** A whole number; {@code fallback} where none is set, or where it is not within both bounds. */
  public int between(
      int least, int most, String attribute, int fallback, String hint, Consumer<Fault> faults) {
    return read(
        attribute,
        fallback,
        faults,
        value -> {
          int number = value instanceof String text ? Integer.parseInt(text.strip()) : (int) value;
          check(
              number >= least && number <= most, "must be %d to %d".formatted(least, most) + hint);
          return number;
        });
  }

  /** A number; {@code fallback} where none is set, or where it is below {@code least}. */
  public double atLeast(double least, String attribute, double fallback, Consumer<Fault> faults) {
    return read(
        attribute,
        fallback,
        faults,
        value -> {
          double number =
              value instanceof String text
                  ? Double.parseDouble(text.strip())
                  : ((Number) value).doubleValue();
          check(
              number >= least && number < 1e6, "must be at least " + least + " and below 1000000");
          return number;
        });
  }

  /** Yes or no; {@code fallback} where neither is set. */
  public boolean flag(String attribute, boolean fallback, Consumer<Fault> faults) {
    return read(
        attribute,
        fallback,
        faults,
        value -> {
          String text = value.toString().strip();
          check(text.equals("true") || text.equals("false"), "must be true or false");
          return text.equals("true");
        });
  }

  /** A duration; {@code fallback} where none is set, or where it cannot be read. */
  public Duration duration(String attribute, Duration fallback, Consumer<Fault> faults) {
    return read(attribute, fallback, faults, value -> duration(value, Durations::parse));
  }

  /** A duration or {@code none}; {@code fallback} where none is set, or it cannot be read. */
  public Duration bound(String attribute, Duration fallback, Consumer<Fault> faults) {
    return read(attribute, fallback, faults, value -> duration(value, Durations::parseBound));
  }

  /**
   * The value as {@code reader} makes it; a reader throws IllegalArgumentException with the rule.
   */
  public <T> T read(
      String attribute, T fallback, Consumer<Fault> faults, Function<Object, T> reader) {
    Entry entry = entries.get(attribute);
    if (entry == null) {
      return fallback;
    }
    try {
      return reader.apply(entry.value);
    } catch (NumberFormatException e) {
      faults.accept(entry.fault(attribute, "is not a number"));
    } catch (IllegalArgumentException e) {
      faults.accept(entry.fault(attribute, String.valueOf(e.getMessage())));
    }
    return fallback;
  }

  private static Duration duration(Object value, Function<String, Duration> parser) {
    Duration duration = value instanceof Duration d ? d : parser.apply((String) value);
    check(!duration.isNegative(), "must not be negative");
    return duration;
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Settings that
        && values(Settings::comparable).equals(that.values(Settings::comparable));
  }

  @Override
  public int hashCode() {
    return values(Settings::comparable).hashCode();
  }

  /** {@code {maxAttempts=6, maxElapsed=5m}}. */
  @Override
  public String toString() {
    return values(Settings::printed).toString();
  }

  private Map<String, Object> values(UnaryOperator<Object> form) {
    Map<String, Object> values = new LinkedHashMap<>();
    entries.forEach((attribute, entry) -> values.put(attribute, form.apply(entry.value)));
    return values;
  }

  private static Object comparable(Object value) {
    return value instanceof Object[] array ? List.copyOf(Arrays.asList(array)) : value;
  }

  private static Object printed(Object value) {
    return value instanceof Duration duration ? Durations.print(duration) : comparable(value);
  }

  private record Entry(Object value, String where) {
    Fault fault(String attribute, String rule) {
      return new Fault(where, attribute + " = " + shown() + ": " + rule);
    }

    /** Whoever writes a key where its variable's name belongs should not find it in a log. */
    private String shown() {
      if (value instanceof String text) {
        return text.startsWith("sk-") ? "sk-…" : '"' + text + '"';
      }
      return String.valueOf(printed(value));
    }
  }
}
