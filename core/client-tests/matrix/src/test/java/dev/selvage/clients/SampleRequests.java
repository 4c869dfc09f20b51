package dev.selvage.clients;

import dev.selvage.testkit.FakeChatProvider;
import dev.selvage.testkit.ReceivedRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Requests that a client builds, each of a version of its own, and how they are sent. */
enum SampleRequests {
  OPENAI_4("openai", "openai.Requests"),
  OPENAI_3("openai-3", "openai.Requests"),
  ANTHROPIC_3("anthropic", "anthropic.Requests"),
  ANTHROPIC_2("anthropic-2", "anthropic.Requests"),
  LANGCHAIN4J_1("langchain4j", "langchain4j.Requests", ".stream", ".model"),
  LANGCHAIN4J_0("langchain4j-0", "langchain4j.Requests", ".stream", ".model", ".temperature"),
  SPRING_AI_1("spring-ai", "springai.Requests", ".stream", ".model"),
  SPRING_AI_2(
      "spring-ai-2",
      "springai.Requests",
      ".stream",
      ".model",
      ".messages[2].name",
      ".messages[3].name",
      ".tools[0].function.parameters.strict");

  private final String module;
  private final String maker;
  private final Set<String> unseen;

  SampleRequests(String module, String maker, String... unseen) {
    this.module = module;
    this.maker = maker;
    this.unseen = Set.of(unseen);
  }

  /** What the client adds to a request when it sends it, or sends otherwise. */
  Set<String> unseen() {
    return unseen;
  }

  @SuppressWarnings("unchecked") // as those programs are
  Map<String, Object> byName() {
    return new TreeMap<>(((Supplier<Map<String, Object>>) maker()).get());
  }

  private Object maker() {
    try {
      return ClassPath.of(module)
          .loader()
          .loadClass(Driver.class.getPackageName() + "." + maker)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(maker, e);
    }
  }

  /** Sends the request, and answers with the body that came; the answer may please nobody. */
  @SuppressWarnings("unchecked") // as those programs are
  String send(FakeChatProvider provider, Object request) {
    provider.reset();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassPath.of(module).loader());
    try {
      ((BiConsumer<String, Object>) maker()).accept(provider.baseUrl(), request);
    } catch (RuntimeException e) {
      if (provider.requestCount() == 0) {
        throw e;
      }
    } finally {
      thread.setContextClassLoader(before);
    }
    List<ReceivedRequest> received = provider.requests();
    return received.get(0).body();
  }
}
