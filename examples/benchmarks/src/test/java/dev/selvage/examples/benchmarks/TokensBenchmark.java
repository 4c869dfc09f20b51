package dev.selvage.examples.benchmarks;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.tokens.Tokens;
import dev.selvage.tokens.JTokkitCounter;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to count the tokens of a request of one message, beside JTokkit on its text. */
@State(Scope.Thread)
public class TokensBenchmark {

  private static final Map<String, String> SENTENCES =
      Map.of(
          "English", "Summarise the following contract, and list what the tenant must do. ",
          "Korean", "다음 계약서를 요약하고 임차인이 해야 할 일을 모두 나열해 주세요. ");

  private static final Map<String, EncodingType> MODELS =
      Map.of("gpt-4", EncodingType.CL100K_BASE, "gpt-4o", EncodingType.O200K_BASE);

  private final Tokens tokens = new Tokens(List.of(new JTokkitCounter()));

  @Param({"English", "Korean"})
  String language = "English";

  @Param({"1000", "100000"})
  int characters = 1000;

  @Param({"gpt-4", "gpt-4o"})
  String model = "gpt-4o";

  private String text = "";
  private Map<String, ?> wire = Map.of();
  private Encoding encoding =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);

  /** Loads the tables, and writes the text. */
  @Setup
  public void load() {
    JTokkitCounter.load().join();
    encoding = Encodings.newLazyEncodingRegistry().getEncoding(MODELS.get(model));
    text = SENTENCES.get(language).repeat(characters / 30).substring(0, characters);
    wire = Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", text)));
  }

  /** JTokkit alone. */
  @Benchmark
  public long bare() {
    return encoding.countTokensOrdinary(text);
  }

  /** The whole request, as a rule counts it: found out anew each time. */
  @Benchmark
  public long counted() {
    return tokens.prompt(new ChatRequest(Dialect.OPENAI_CHAT, Fields.of(wire))).count().tokens();
  }

  /** Whether the request fits, where its length tells so without a count: what most calls pay. */
  @Benchmark
  public boolean fits() {
    return tokens
        .prompt(new ChatRequest(Dialect.OPENAI_CHAT, Fields.of(wire)))
        .isSurelyWithin(1_000_000);
  }
}
