package dev.selvage.engine.diagnosis;

import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Waits as servers write them: Go durations ({@code 1m2.5s}, {@code 114h18m0s}, {@code 20ms}), and
 * the same with words for units ({@code 33 seconds}).
 */
final class WaitText {

  /** No server's own words are longer; what follows may be an echo of the request. */
  private static final int MOST_CHARACTERS = 4096;

  private static final Pattern PART =
      Pattern.compile(
          " ?(\\d{1,12}(?:\\.\\d{1,12})?) ?(ns|µs|us|ms|millis(?:econds?)?|s|secs?|seconds?|m|mins?"
              + "|minutes?|h|hrs?|hours?|d|days?)(?![a-zµ])");

  private static final Pattern NAMED =
      Pattern.compile("(?:try again|retry)(?: your request)?(?: again)? (?:in|after) (?=\\d)");

  private WaitText() {}

  /** The whole text as a duration. */
  static Optional<Duration> parse(String text) {
    return text.length() > 64 ? Optional.empty() : read(lower(text.strip()), 0, true);
  }

  /** The wait that a message names first. */
  static Optional<Duration> find(String message) {
    String text = lower(message.substring(0, Math.min(message.length(), MOST_CHARACTERS)));
    Matcher named = NAMED.matcher(text);
    return named.find() ? read(text, named.end(), false) : Optional.empty();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Optional<Duration> read(String text, int from, boolean whole) {
    Matcher part = PART.matcher(text);
    double seconds = 0;
    int end = from;
    while (part.region(end, text.length()).lookingAt()) {
      seconds += Double.parseDouble(part.group(1)) * secondsOf(part.group(2));
      end = part.end();
    }
    boolean isRead = end > from && (!whole || end == text.length());
    return isRead ? Optional.of(Durations.ofSeconds(seconds)) : Optional.empty();
  }

  private static double secondsOf(String unit) {
    return switch (unit.charAt(0)) {
      case 'n' -> 1e-9;
      case 'u', 'µ' -> 1e-6;
      case 's' -> 1;
      case 'h' -> 3_600;
      case 'd' -> 86_400;
      default -> unit.equals("ms") || unit.startsWith("milli") ? 1e-3 : 60;
    };
  }
}
