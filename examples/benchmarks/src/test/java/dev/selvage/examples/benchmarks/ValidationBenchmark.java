package dev.selvage.examples.benchmarks;

import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.event.Events;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.models.ModelCatalogue;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.pipeline.Pipeline.Surroundings;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.request.RequestFinder;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.engine.time.Timing;
import dev.selvage.engine.tokens.Tokens;
import dev.selvage.engine.validation.ValidationPolicy;
import dev.selvage.engine.validation.ValidationStage;
import dev.selvage.engine.validation.WindowRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs to judge a valid request of 20 messages, from the argument to the verdict: a system
 * message, turns of the user and the assistant with texts of 200 characters, one tool call and its
 * answer, the model and the usual numbers.
 */
@State(Scope.Thread)
public class ValidationBenchmark {

  private static final WindowRules WINDOWS =
      new WindowRules(new Tokens(List.of()), ModelCatalogue.builder().build());

  private static final String TEXT = "words of no meaning ".repeat(10);

  /** A request that is its own view, so that nothing is measured but the judge. */
  record Viewed(ChatRequest view) {}

  interface Chat {
    void map(Map<String, Object> request);

    void openAi(ChatCompletionCreateParams request);

    void viewed(Viewed request);
  }

  private static final class ViewedReader implements RequestReader {
    @Override
    public Set<String> classNames() {
      return Set.of(Viewed.class.getName());
    }

    @Override
    public ChatRequest read(Object request, Class<?> type) {
      return ((Viewed) request).view();
    }
  }

  private final Judged map = new Judged("map", mapRequest());
  private final Judged openAi = new Judged("openAi", openAiRequest());
  private final Judged viewed =
      new Judged("viewed", new Viewed(new ChatRequest(Dialect.OPENAI_CHAT, plain(mapRequest()))));

  @Row("a Map")
  @Benchmark
  public Verdict map() {
    return map.judge();
  }

  @Row("openai-java's ChatCompletionCreateParams")
  @Benchmark
  public Verdict openAi() {
    return openAi.judge();
  }

  @Row("the judge alone, on fields that are there")
  @Benchmark
  public Verdict judgeAlone() {
    return viewed.judge();
  }

  /** One method's stage with an argument of that method. */
  private static final class Judged {
    private final ValidationStage stage;
    private final Pipeline pipeline;
    private final Object[] arguments;

    Judged(String method, Object request) {
      List<RequestReader> readers = new ArrayList<>(List.of(new ViewedReader()));
      ServiceLoader.load(RequestReader.class).forEach(readers::add);
      stage =
          new ValidationStage(
              ValidationPolicy.builder("benchmark").models("gpt-4o").maxTokens(4096).build(),
              RequestFinder.of(List.of(method(method)), readers).orElseThrow(),
              () -> WINDOWS);
      pipeline = new Pipeline("benchmark", List.of(stage), surroundings());
      arguments = new Object[] {request};
    }

    /** A call reads its request once, so each judgement has a call of its own. */
    Verdict judge() {
      return stage.before(pipeline.newCall(arguments, GiveUps.count()));
    }
  }

  private static java.lang.reflect.Method method(String name) {
    return List.of(Chat.class.getDeclaredMethods()).stream()
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        Timing.system(),
        new Diagnoser(List.of(), List.of()),
        new Events(List.of(), Log.of(null)),
        arguments -> RequestFacts.NONE);
  }

  static Map<String, Object> mapRequest() {
    List<Object> messages = new ArrayList<>();
    messages.add(Map.of("role", "system", "content", TEXT));
    for (int i = 0; i < 8; i++) {
      messages.add(Map.of("role", "user", "content", TEXT));
      messages.add(Map.of("role", "assistant", "content", TEXT));
    }
    messages.add(
        Map.of(
            "role",
            "assistant",
            "tool_calls",
            List.of(
                Map.of(
                    "id",
                    "call_1",
                    "type",
                    "function",
                    "function",
                    Map.of("name", "get_weather", "arguments", "{}")))));
    messages.add(Map.of("role", "tool", "tool_call_id", "call_1", "content", "14"));
    messages.add(Map.of("role", "user", "content", TEXT));
    return new HashMap<>(
        Map.of("model", "gpt-4o", "temperature", 0.7, "max_tokens", 1000, "messages", messages));
  }

  /** The same as fields that are read by one look into a map. */
  private static Object read(Object value) {
    if (value instanceof Map<?, ?> map) {
      return plain(map);
    }
    return value instanceof List<?> list
        ? list.stream().map(ValidationBenchmark::read).toList()
        : value;
  }

  private static Fields plain(Map<?, ?> map) {
    Map<String, Object> fields = new HashMap<>();
    map.forEach((name, value) -> fields.put((String) name, read(value)));
    return fields::get;
  }

  private static ChatCompletionCreateParams openAiRequest() {
    ChatCompletionCreateParams.Builder request =
        ChatCompletionCreateParams.builder()
            .model("gpt-4o")
            .temperature(0.7)
            .maxCompletionTokens(1000)
            .addSystemMessage(TEXT);
    for (int i = 0; i < 9; i++) {
      request.addUserMessage(TEXT);
      request.addMessage(ChatCompletionAssistantMessageParam.builder().content(TEXT).build());
    }
    return request.addUserMessage(TEXT).build();
  }
}
