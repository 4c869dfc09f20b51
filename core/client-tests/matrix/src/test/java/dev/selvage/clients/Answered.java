package dev.selvage.clients;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of a call that failed, as one JVM tells another.
 *
 * @param requests how many the provider got
 * @param withKey how many of them had an idempotency key
 * @param keys how many of the keys differ
 * @param sleptByTheClient the waits of the client's own loop
 * @param waited the waits of Selvage
 * @param counted the requests that the history counts; 0 without a history
 * @param history the history's text
 */
record Answered(
    int requests,
    int withKey,
    int keys,
    List<Duration> sleptByTheClient,
    List<Duration> waited,
    int counted,
    String history) {

  /** How a line begins that tells of a call. */
  static final String LINE = "[answered] ";

  private static final String SEPARATOR = "\t";

  String line() {
    return String.join(
        SEPARATOR,
        "",
        String.valueOf(requests),
        String.valueOf(withKey),
        String.valueOf(keys),
        joined(sleptByTheClient),
        joined(waited),
        String.valueOf(counted),
        history.replaceAll("\\s+", " "));
  }

  /** Of such a line's parts; the first is what was asked. */
  static Answered of(String line) {
    String[] parts = line.split(SEPARATOR, -1);
    return new Answered(
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        durations(parts[4]),
        durations(parts[5]),
        Integer.parseInt(parts[6]),
        parts[7]);
  }

  private static String joined(List<Duration> durations) {
    return durations.stream().map(Duration::toString).collect(Collectors.joining(" "));
  }

  private static List<Duration> durations(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ")).map(Duration::parse).toList();
  }
}
