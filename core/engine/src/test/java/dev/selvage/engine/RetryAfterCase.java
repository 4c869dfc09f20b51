package dev.selvage.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A case from the tests and sources of the providers' own clients.
 *
 * @param header the header's name, or two joined by {@code +}
 * @param value what it says, or two values joined by a bar
 * @param now the client's time in seconds since 1970, {@code now}, or {@code -} where it plays no
 *     part
 * @param expected what that client does
 */
public record RetryAfterCase(
    String provider, String header, String value, String now, String expected, int line) {

  private static final String NOW = "1696004797";
  private static final String IN_30_S = "<now+30s as RFC1123>";
  private static final String IN_30_S_DATE = "Fri, 29 Sep 2023 16:27:07 GMT";

  /** Every case of the file. */
  public static List<RetryAfterCase> all() {
    try (InputStream in = RetryAfterCase.class.getResourceAsStream("/retry-after-cases.tsv")) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return java.util.stream.IntStream.range(1, lines.size())
          .mapToObj(i -> parse(lines.get(i), i + 1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RetryAfterCase parse(String line, int number) {
    String[] cells = line.split("\t", -1);
    return new RetryAfterCase(
        cells[0], cells[1], cells[2].replace(IN_30_S, IN_30_S_DATE), cells[3], cells[4], number);
  }

  /** The cases whose headers name a wait. */
  public static List<RetryAfterCase> ofHeaders() {
    return all().stream()
        .filter(c -> c.header.matches("(x-ms-)?retry-after(-ms)?(\\+retry-after)?"))
        .toList();
  }

  /** The client's time. */
  public Instant instant() {
    return Instant.ofEpochSecond(Long.parseLong(now.matches("\\d+") ? now : NOW));
  }

  /** The headers as a look-up. */
  public Function<String, Optional<String>> headers() {
    String[] names = header.split("\\+");
    String[] values = value.split("\\|", -1);
    return wanted -> {
      for (int i = 0; i < names.length; i++) {
        if (names[i].equals(wanted)) {
          return Optional.of(values[i]);
        }
      }
      return Optional.empty();
    };
  }

  /** {@code openai-java retry-after: 3}. */
  @Override
  public String toString() {
    return provider + " " + header + ": " + value;
  }
}
