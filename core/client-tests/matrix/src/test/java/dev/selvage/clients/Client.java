package dev.selvage.clients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client library in one version; its versions are a column of the matrix. */
enum Client {
  OPENAI_4("openai-java", "openai-java", "openai", Dialect.OPENAI, "openai", Sdk.OPENAI),
  OPENAI_3("openai-java", "openai-java", "openai-3", Dialect.OPENAI, "openai", Sdk.OPENAI),
  ANTHROPIC_3(
      "anthropic-java",
      "anthropic-java",
      "anthropic",
      Dialect.ANTHROPIC,
      "anthropic",
      Sdk.ANTHROPIC),
  ANTHROPIC_2(
      "anthropic-java",
      "anthropic-java",
      "anthropic-2",
      Dialect.ANTHROPIC,
      "anthropic",
      Sdk.ANTHROPIC),
  LANGCHAIN4J_OPENAI_1(
      "langchain4j OpenAI",
      "langchain4j-open-ai",
      "langchain4j",
      Dialect.OPENAI,
      null,
      List.of("langchain4j.AskOpenAi", "langchain4j.AskOpenAiInAStream")),
  LANGCHAIN4J_OPENAI_0(
      "langchain4j OpenAI",
      "langchain4j-open-ai",
      "langchain4j-0",
      Dialect.OPENAI,
      "openai",
      List.of("langchain4j.AskOpenAi", "langchain4j.AskOpenAiInAStream")),
  LANGCHAIN4J_ANTHROPIC_1(
      "langchain4j Anthropic",
      "langchain4j-anthropic",
      "langchain4j",
      Dialect.ANTHROPIC,
      null,
      List.of("langchain4j.AskAnthropic", "langchain4j.AskAnthropicInAStream")),
  LANGCHAIN4J_ANTHROPIC_0(
      "langchain4j Anthropic",
      "langchain4j-anthropic",
      "langchain4j-0",
      Dialect.ANTHROPIC,
      "anthropic",
      List.of("langchain4j.AskAnthropic", "langchain4j.AskAnthropicInAStream")),
  JDK(
      "java.net.http",
      "java.net.http",
      null,
      Dialect.OPENAI,
      null,
      List.of("JdkAsk", "JdkAsk$Later")),
  OKHTTP_5("OkHttp", "okhttp-jvm", "okhttp", Dialect.OPENAI, null, List.of("okhttp.Ask")),
  OKHTTP_4("OkHttp", "okhttp", "okhttp-4", Dialect.OPENAI, null, List.of("okhttp.Ask")),
  REST_TEMPLATE_7("RestTemplate", "spring-web", "spring-7", Dialect.OPENAI, null, Spring.TEMPLATE),
  REST_TEMPLATE_6("RestTemplate", "spring-web", "spring", Dialect.OPENAI, null, Spring.TEMPLATE),
  REST_CLIENT_7("RestClient", "spring-web", "spring-7", Dialect.OPENAI, null, Spring.CLIENT),
  REST_CLIENT_6("RestClient", "spring-web", "spring", Dialect.OPENAI, null, Spring.CLIENT),
  WEB_CLIENT_7("WebClient", "spring-webflux", "spring-7", Dialect.OPENAI, null, Spring.WEB),
  WEB_CLIENT_6("WebClient", "spring-webflux", "spring", Dialect.OPENAI, null, Spring.WEB);

  /** Whose words the provider answers in. */
  enum Dialect {
    OPENAI,
    ANTHROPIC
  }

  private final String label;
  private final String artifact;
  private final @Nullable String module;
  private final Dialect dialect;
  private final @Nullable String provider;
  private final List<String> drivers;

  Client(
      String label,
      String artifact,
      @Nullable String module,
      Dialect dialect,
      @Nullable String provider,
      List<String> drivers) {
    this.label = label;
    this.artifact = artifact;
    this.module = module;
    this.dialect = dialect;
    this.provider = provider;
    this.drivers = drivers;
  }

  /** The module that has it on its class path; null for the JDK's own. */
  @Nullable String module() {
    return module;
  }

  /** The library, whatever its version. */
  String label() {
    return label;
  }

  /** The version, as the class path has it; empty for the JDK's own. */
  String version() {
    return module == null ? "" : ClassPath.of(module).versionOf(artifact);
  }

  Dialect dialect() {
    return dialect;
  }

  /** The provider that the client's own classes tell; null where they serve any. */
  @Nullable String provider() {
    return provider;
  }

  /** langchain4j keeps the body alone. */
  boolean showsHeaders() {
    return !label.startsWith("langchain4j");
  }

  /** Whether it makes an object of the answer, and fails where it cannot. */
  boolean readsAnswers() {
    return label.endsWith("-java") || label.startsWith("langchain4j");
  }

  /** Whether a response that broke off is told from a connection that failed before one. */
  boolean tellsStreamsApart() {
    return label.endsWith("-java");
  }

  /** langchain4j keeps to itself what comes inside a stream of OpenAI's. */
  boolean showsErrorsInStreams() {
    return !label.equals("langchain4j OpenAI");
  }

  /** The ways to ask: blocking, for a future and so on. */
  List<Driver> drivers() {
    return drivers.stream().map(name -> Driver.load(module, name)).toList();
  }

  /** What the classes of the SDKs are called. */
  private static final class Sdk {
    static final List<String> OPENAI =
        List.of("openai.Ask", "openai.AskLater", "openai.AskInAStream");
    static final List<String> ANTHROPIC =
        List.of("anthropic.Ask", "anthropic.AskLater", "anthropic.AskInAStream");
  }

  /** What the classes that ask through Spring are called. */
  private static final class Spring {
    static final List<String> TEMPLATE = List.of("spring.AskRestTemplate");
    static final List<String> CLIENT = List.of("spring.AskRestClient");
    static final List<String> WEB =
        List.of("spring.AskWebClient", "spring.AskWebClientTwice", "spring.AskWebClientInParallel");
  }
}
