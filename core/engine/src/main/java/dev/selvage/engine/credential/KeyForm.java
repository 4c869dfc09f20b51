package dev.selvage.engine.credential;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the keys of a provider look, as far as their beginning tells, and where one is made.
 *
 * <p>Source: the providers' own pages on keys, named here as {@link #page()}; rules that a provider
 * does not promise, such as a key's length, are left out.
 */
enum KeyForm {
  /** Project, service account and admin keys begin with {@code sk-} too. */
  OPENAI("OpenAI", "sk-(?!ant-|or-).+", "sk-, sk-proj-", "https://platform.openai.com/api-keys"),
  ANTHROPIC("Anthropic", "sk-ant-.+", "sk-ant-", "https://console.anthropic.com/settings/keys"),
  GEMINI("Gemini", "AIza.+", "AIza", "https://aistudio.google.com/apikey"),
  GROQ("Groq", "gsk_.+", "gsk_", "https://console.groq.com/keys"),
  OPENROUTER("OpenRouter", "sk-or-.+", "sk-or-", "https://openrouter.ai/settings/keys"),
  XAI("xAI", "xai-.+", "xai-", "https://console.x.ai");

  private final String provider;
  private final Pattern pattern;
  private final String beginnings;
  private final String page;

  KeyForm(String provider, String pattern, String beginnings, String page) {
    this.provider = provider;
    this.pattern = Pattern.compile(pattern);
    this.beginnings = beginnings;
    this.page = page;
  }

  /**
   * The form of the provider whose name the variable carries, but Azure's, whose keys have none.
   */
  static Optional<KeyForm> ofVariable(String variable) {
    String upper = variable.toUpperCase(Locale.ROOT);
    return upper.contains("AZURE")
        ? Optional.empty()
        : Arrays.stream(values()).filter(form -> upper.contains(form.name())).findFirst();
  }

  /** The form that the key has, whoever it is meant for. */
  static Optional<KeyForm> ofKey(String key) {
    return Arrays.stream(values()).filter(form -> form.isOf(key)).findFirst();
  }

  boolean isOf(String key) {
    return pattern.matcher(key).matches();
  }

  String provider() {
    return provider;
  }

  /** How its keys begin. */
  String beginnings() {
    return beginnings;
  }

  /** Where a key is made. */
  String page() {
    return page;
  }
}
