package dev.selvage.testkit;

import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one step of a script. */
final class ScriptStep {

  private static final Pattern STEP =
      Pattern.compile(
          "(?:(?<times>\\d+)\\s*[x×]\\s*)?"
              + "(?:(?<ok>ok)(?:\\s*\"(?<text>[^\"]*)\")?"
              + "|(?<drop>drop)"
              + "|(?<status>\\d{3})(?:\\s+(?<detail>quota|too\\s+large|slow\\s+down|context))?)"
              + "(?:\\s+after\\s+(?<after>\\S.*?))?"
              + "(?:\\s+in\\s+(?<in>\\S.*?))?",
          Pattern.CASE_INSENSITIVE);

  private final String text;
  private final Matcher parts;

  private ScriptStep(String text) throws UnreadableStep {
    this.text = text;
    this.parts = STEP.matcher(ScriptText.masked(text));
    if (text.isEmpty()) {
      throw UnreadableStep.empty();
    }
    if (!parts.matches()) {
      throw UnreadableStep.misspelled("");
    }
  }

  /** The answers of the step {@code text}: one, or as many as it repeats. */
  static List<ChatAnswer> read(String text) throws UnreadableStep {
    ScriptStep step = new ScriptStep(text);
    return Collections.nCopies(step.times(), step.withDelay(step.withRetryAfter(step.answer())));
  }

  /** What was written at this place, if anything. */
  private @Nullable String part(String name) {
    int start = parts.start(name);
    return start < 0 ? null : text.substring(start, parts.end(name));
  }

  private int times() throws UnreadableStep {
    String times = part("times");
    if (times == null) {
      return 1;
    }
    if (times.length() > 9
        || Integer.parseInt(times) < 1
        || Integer.parseInt(times) > ChatScript.MAX_TIMES) {
      throw UnreadableStep.didYouMean(
          "A step repeats 1 to " + ChatScript.MAX_TIMES + " times.",
          "3 x" + text.substring(parts.end("times")).replaceFirst("\\s*[xX×]", ""));
    }
    return Integer.parseInt(times);
  }

  private ChatAnswer answer() throws UnreadableStep {
    if (part("drop") != null) {
      return ChatAnswer.drop();
    }
    if (part("ok") != null) {
      String said = part("text");
      return said == null ? ChatAnswer.ok() : ChatAnswer.ok(ScriptText.unquote(said));
    }
    return error(
        Integer.parseInt(text, parts.start("status"), parts.end("status"), 10), part("detail"));
  }

  private static ChatAnswer error(int status, @Nullable String words) throws UnreadableStep {
    if (status < 400 || status > 599) {
      throw UnreadableStep.didYouMean(
          "An error has a status from 400 to 599.", status < 300 ? "ok" : "500");
    }
    if (words == null) {
      return ChatAnswer.error(status);
    }
    String detail = words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    KnownError error = KnownError.withDetail(detail).orElseThrow();
    if (error.status() != status) {
      throw UnreadableStep.didYouMean(
          "\"" + detail + "\" belongs to " + error.status() + ".", error.label());
    }
    return ChatAnswer.of(error);
  }

  private ChatAnswer withRetryAfter(ChatAnswer answer) throws UnreadableStep {
    String wait = part("after");
    if (wait == null) {
      return answer;
    }
    if (part("status") == null) {
      throw UnreadableStep.didYouMean(
          "\"after\" names the wait that an error asks for; \"in\" makes an answer late.",
          answer + " in " + wait);
    }
    return answer.withRetryAfter(duration(wait));
  }

  private ChatAnswer withDelay(ChatAnswer answer) throws UnreadableStep {
    String delay = part("in");
    return delay == null ? answer : answer.withDelay(duration(delay));
  }

  private static Duration duration(String written) throws UnreadableStep {
    try {
      return Durations.parse(written.replaceAll("\\s+", ""));
    } catch (IllegalArgumentException e) {
      throw UnreadableStep.misspelled("\"" + written + "\" is not a duration.");
    }
  }
}
