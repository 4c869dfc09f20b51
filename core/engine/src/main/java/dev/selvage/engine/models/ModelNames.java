package dev.selvage.engine.models;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Takes from a model's name what says where it runs and which release it is, one thing at a time.
 *
 * <p>Source: what LiteLLM strips before it looks a name up; the names as OpenAI, Azure, Bedrock,
 * Vertex AI and OpenRouter write them.
 */
public final class ModelNames {

  /** {@code -v1:0}, {@code :free}, {@code -v2}. */
  private static final Pattern VERSION = Pattern.compile("(?:-v\\d+)?(?::[a-z0-9]+)?$");

  /** In the order in which they are taken off. */
  private static final List<Pattern> PARTS =
      List.of(
          // openai/, openrouter/anthropic/, models/, the resource names of AWS.
          Pattern.compile("^.*/"),
          // ft:gpt-4o-mini:org:name:id: the second part is the model that was tuned.
          Pattern.compile("^ft:|(?<=^ft:[^:]{1,60}):.*$"),
          // us.anthropic., anthropic., global.amazon.
          Pattern.compile("^(?:[a-z-]{2,7}\\.)?[a-z][a-z0-9]*\\.(?=[a-z])"),
          VERSION,
          // -2024-08-06, -20241022, @20240620, -0613, -latest.
          Pattern.compile("(?:-\\d{4}-\\d{2}-\\d{2}|[-@]\\d{8}|-\\d{4}|[-@](?:latest|default))$"),
          VERSION,
          // Anthropic's own names have hyphens where OpenRouter writes dots.
          Pattern.compile("(?<=^claude-\\d{1,2}|^claude-[a-z]{1,10}-\\d{1,2})\\.(?=\\d)"));

  static final int MOST_CHARACTERS = 200;

  /** Where an application asks for names without end, only the first ones are kept. */
  private static final int MOST_KNOWN_NAMES = 1000;

  private static final Map<String, String> BARE = new ConcurrentHashMap<>();

  private ModelNames() {}

  /** The model alone: {@code gpt-4o} of {@code openai/gpt-4o-2024-08-06}. */
  public static String bare(String name) {
    String known = BARE.get(name);
    if (known == null) {
      known = barest(name);
      if (BARE.size() < MOST_KNOWN_NAMES && name.length() <= MOST_CHARACTERS) {
        BARE.put(name, known);
      }
    }
    return known;
  }

  private static String barest(String name) {
    String bare = name;
    for (String rest : fromFullToBare(name)) {
      bare = rest;
    }
    return bare;
  }

  /** The name, and what is left of it after each thing taken off; the fullest first. */
  static Set<String> fromFullToBare(String name) {
    Set<String> names = new LinkedHashSet<>();
    names.add(name);
    if (name.length() <= MOST_CHARACTERS) {
      String rest = name.toLowerCase(Locale.ROOT);
      names.add(rest);
      for (Pattern part : PARTS) {
        rest = part.matcher(rest).replaceAll(part == PARTS.get(PARTS.size() - 1) ? "-" : "");
        names.add(rest);
      }
    }
    return names;
  }
}
