package dev.selvage.engine.validation;

import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.policy.Spelling;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a chat request must keep to before it is sent. Immutable. */
public final class ValidationPolicy {

  /** What may stand in the place of a message's content. */
  private static final List<String> CONTENT_FIELDS =
      List.of("content", "tool_calls", "function_call", "refusal", "audio");

  private final Set<String> models;
  private final int maxTokens;

  private ValidationPolicy(Set<String> models, int maxTokens) {
    this.models = models;
    this.maxTokens = maxTokens;
  }

  /** Starts a policy with the defaults, to be called {@code where} in errors. */
  public static Builder builder(String where) {
    return new Builder(where);
  }

  /** The policy with those settings; a value that breaks its rule is told and its default taken. */
  public static ValidationPolicy of(Settings settings, Consumer<Fault> faults) {
    Set<String> models =
        settings.read(
            "models",
            Set.of(),
            faults,
            value -> Collections.unmodifiableSet(new LinkedHashSet<>(models(value))));
    int maxTokens = settings.atLeast(1, "maxTokens", Integer.MAX_VALUE, "", faults);
    return new ValidationPolicy(models, maxTokens);
  }

  private static List<String> models(Object value) {
    List<String> models = List.of((String[]) value);
    if (models.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a model's name must not be blank");
    }
    return models;
  }

  /** The models that may be asked for; empty allows every model. */
  public Set<String> models() {
    return models;
  }

  /** The most tokens that a request may ask the model to write. */
  public int maxTokens() {
    return maxTokens;
  }

  /** Everything that is wrong with the request, in its order; empty where nothing is. */
  List<Violation> check(ChatRequest request) {
    List<Violation> violations = new ArrayList<>();
    checkModel(request, violations);
    checkMessages(request, violations);
    for (String field : ChatRequest.TOKEN_LIMITS) {
      checkTokens(field, request.field(field), violations);
    }
    return violations;
  }

  private void checkModel(ChatRequest request, List<Violation> violations) {
    String model = request.model().orElse("");
    if (!models.isEmpty() && request.namesModel() && !models.contains(model)) {
      String nearest =
          Spelling.nearest(model, models)
              .map("write \"%s\""::formatted)
              .orElse("write one of " + String.join(", ", models));
      violations.add(
          new Violation("model", quoted(model), "only listed models are allowed", nearest));
    }
  }

  private static void checkMessages(ChatRequest request, List<Violation> violations) {
    List<Fields> messages = request.messages().orElse(List.of());
    if (messages.isEmpty()) {
      violations.add(
          new Violation(
              "messages",
              request.messages().isPresent() ? "empty" : "missing",
              "it must be a list with at least one message",
              "add the user's message"));
    }
    for (int i = 0; i < messages.size(); i++) {
      checkMessage("messages[" + i + "]", messages.get(i), violations);
    }
  }

  private static void checkMessage(String path, Fields message, List<Violation> violations) {
    Object role = message.get("role");
    if (role == null || (role instanceof String text && text.isBlank())) {
      violations.add(
          new Violation(
              path + ".role", "missing", "each message has a role", "say who speaks: \"user\""));
    }
    if (CONTENT_FIELDS.stream().allMatch(field -> message.get(field) == null)) {
      violations.add(
          new Violation(
              path + ".content",
              "missing",
              "each message has content or tool calls",
              "add the text, or leave the message out"));
    }
  }

  private void checkTokens(String field, @Nullable Object value, List<Violation> violations) {
    if (value == null || value == Fields.OPAQUE) {
      return;
    }
    Long tokens = ChatRequest.wholeNumber(value);
    if (tokens == null) {
      violations.add(
          new Violation(field, "not a whole number", "it counts tokens", "write a whole number"));
    } else if (tokens <= 0 || (tokens > maxTokens && maxTokens != Integer.MAX_VALUE)) {
      violations.add(
          new Violation(
              field,
              String.valueOf(tokens),
              maxTokens == Integer.MAX_VALUE
                  ? "it must be above 0"
                  : "it must be above 0 and at most " + maxTokens,
              tokens <= 0 ? "raise it, or leave it out" : "lower it to " + maxTokens));
    }
  }

  private static String quoted(String value) {
    if (value.isEmpty()) {
      return "missing";
    }
    return ChatRequest.isModelName(value) ? '"' + value + '"' : "not the name of a model";
  }

  /** Collects the values that differ from the defaults. Not safe for use by many threads. */
  public static final class Builder {
    private final String where;
    private Settings settings = Settings.NONE;

    private Builder(String where) {
      this.where = where;
    }

    /** Sets the models that may be asked for; none allows every model. */
    public Builder models(String... models) {
      settings = settings.with("models", models.clone(), where);
      return this;
    }

    /** Sets the most tokens that a request may ask the model to write; at least 1. */
    public Builder maxTokens(int maxTokens) {
      settings = settings.with("maxTokens", maxTokens, where);
      return this;
    }

    /**
     * The policy.
     *
     * @throws ConfigurationException when a value breaks its rule; lists all that do
     */
    public ValidationPolicy build() {
      List<Fault> faults = new ArrayList<>();
      ValidationPolicy policy = of(settings, faults::add);
      if (!faults.isEmpty()) {
        throw new ConfigurationException(faults);
      }
      return policy;
    }

    /** The values set so far. */
    public Settings settings() {
      return settings;
    }
  }
}
