package dev.selvage.providers;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the exceptions carry that lie at the root of langchain4j's: status and body, which is
 * their message; headers are lost. In version 1 that is one class for all, and one for errors
 * inside Anthropic's streams; before, OpenAI's and Anthropic's clients had one each.
 */
public final class LangChain4jFailureReader implements FailureReader {

  private static final String HTTP = "dev.langchain4j.exception.HttpException";
  private static final String OPENAI_0 = "dev.ai4j.openai4j.OpenAiHttpException";
  private static final String ANTHROPIC_0 =
      "dev.langchain4j.model.anthropic.internal.client.AnthropicHttpException";

  private static final String ANTHROPIC_STREAM =
      "dev.langchain4j.model.anthropic.internal.api.AnthropicStreamingException";

  private static final Map<String, String> PROVIDERS =
      Map.of(OPENAI_0, "openai", ANTHROPIC_0, "anthropic", ANTHROPIC_STREAM, "anthropic");

  private static final Accessor STATUS = new Accessor("statusCode");
  private static final Accessor CODE = new Accessor("code");
  private static final Accessor TYPE = new Accessor("type");

  /** Made by the service loader. */
  public LangChain4jFailureReader() {}

  @Override
  public Set<String> classNames() {
    return Set.of(HTTP, OPENAI_0, ANTHROPIC_0, ANTHROPIC_STREAM);
  }

  @Override
  public Optional<Failure> read(Object object, Class<?> type) {
    // Where langchain4j calls a vendor's own client, the cause is the vendor's, and knows more.
    return object instanceof Throwable thrown && thrown.getCause() == null
        ? Optional.of(failure(thrown, PROVIDERS.get(type.getName())))
        : Optional.empty();
  }

  private static Failure failure(Throwable thrown, @Nullable String provider) {
    Failure.Builder failure = Failure.builder();
    if (provider != null) {
      failure.provider(provider);
    }
    readStatus(thrown, failure);
    if (TYPE.get(thrown) instanceof String type) {
      failure.type(type);
    }
    String body = thrown.getMessage();
    if (body != null) {
      failure.message(body).body(body);
    }
    return failure.build();
  }

  /** None is told of an error inside a stream. */
  private static void readStatus(Throwable thrown, Failure.Builder failure) {
    Object status = STATUS.get(thrown);
    if ((status == null ? CODE.get(thrown) : status) instanceof Integer given) {
      failure.status(given);
    } else {
      failure.inStream(true);
    }
  }
}
