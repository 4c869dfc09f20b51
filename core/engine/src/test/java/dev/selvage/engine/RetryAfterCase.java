package dev.selvage.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A case from the tests and sources of the providers' own clients.
 *
 * @param header the header's name, or two joined by {@code +}; or another place where a wait stands
 * @param value what it says, or two values joined by a bar
 * @param now the client's time in seconds since 1970, {@code now}, or {@code -} where it plays no
 *     part
 * @param expected what that client does
 * @param retry of which retry it is, from 1
 * @param ours what Selvage does instead; empty where it does the same
 * @param why it does
 */
public record RetryAfterCase(
    String provider,
    String header,
    String value,
    String now,
    String expected,
    int retry,
    String note,
    String ours,
    String why) {

  private static final String NOW = "1696004797";
  private static final String IN_30_S = "<now+30s as RFC1123>";
  private static final String IN_30_S_DATE = "Fri, 29 Sep 2023 16:27:07 GMT";
  private static final Pattern STATUS = Pattern.compile("status (\\d{3})");

  /** Every case of the file. */
  public static List<RetryAfterCase> all() {
    try (InputStream in = RetryAfterCase.class.getResourceAsStream("/retry-after-cases.tsv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(RetryAfterCase::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RetryAfterCase parse(String line) {
    String[] cells = line.split("\t", -1);
    return new RetryAfterCase(
        cells[0],
        cells[1],
        cells[2].replace(IN_30_S, IN_30_S_DATE),
        cells[3],
        cells[4],
        cells[5].equals("-") ? 1 : Integer.parseInt(cells[5]),
        cells[8],
        cells[9],
        cells[10]);
  }

  /** The client's time. */
  public Instant instant() {
    return Instant.ofEpochSecond(Long.parseLong(now.matches("\\d+") ? now : NOW));
  }

  /** Whether it shows how something is written, rather than what a client does. */
  public boolean isOfAFormat() {
    return provider.endsWith("-format");
  }

  /** The failure, as a client would throw it. */
  public Throwable failure() {
    if (header.equals("-")) {
      return note.contains("no response") ? new ConnectException() : Api.status(503);
    } else if (header.equals("status")) {
      return Api.status(Integer.parseInt(value));
    } else if (header.contains("retryDelay")) {
      return Api.body(429, "{\"error\":{\"details\":[{\"retryDelay\":\"%s\"}]}}".formatted(value));
    } else if (header.startsWith("error.message")) {
      String words = header.replaceAll(".*'(.*?) X.*", "$1 ") + value + ". Or ask for more.";
      return Api.body(429, "{\"error\":{\"message\":\"%s\"}}".formatted(words));
    }
    return Api.status(status(), headers());
  }

  private int status() {
    Matcher status = STATUS.matcher(note);
    return status.find() ? Integer.parseInt(status.group(1)) : 429;
  }

  private String[] headers() {
    String[] names = header.split("\\+");
    String[] values = value.split("\\|", -1);
    List<String> headers = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      headers.addAll(List.of(names[i], values[i]));
    }
    if (header.contains("reset")) {
      headers.addAll(List.of(header.replace("reset", "remaining"), "0"));
    }
    return headers.toArray(String[]::new);
  }

  /** {@code openai-java retry-after: 3}. */
  @Override
  public String toString() {
    return provider + " " + header + ": " + value;
  }
}
