package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.engine.sdk.SdkLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModuleTest {

  private static List<?> services(Class<?> type) {
    return ServiceLoader.load(type).stream().map(ServiceLoader.Provider::type).toList();
  }

  @Test
  void theServiceLoaderFindsAll() {
    assertThat(services(FailureReader.class))
        .isEqualTo(
            List.of(
                OpenAiFailureReader.class,
                AnthropicFailureReader.class,
                LangChain4jFailureReader.class,
                SpringFailureReader.class,
                OkHttpReader.class,
                HttpResponseReader.class));
    assertThat(services(ProviderTable.class))
        .isEqualTo(
            List.of(
                OpenRouterTable.class,
                AzureOpenAiTable.class,
                AnthropicTable.class,
                GeminiTable.class,
                BedrockTable.class,
                MistralTable.class,
                GroqTable.class,
                LlamaCppTable.class,
                VllmTable.class,
                OllamaTable.class,
                OpenAiTable.class));
    assertThat(services(RequestReader.class))
        .isEqualTo(
            List.of(
                OpenAiRequestReader.class,
                AnthropicRequestReader.class,
                LangChain4jRequestReader.class,
                SpringAiRequestReader.class,
                JsonTreeReader.class,
                HttpRequestReader.class));
    assertThat(services(SdkLoop.class))
        .isEqualTo(
            List.of(
                OpenAiLoop.class,
                AnthropicLoop.class,
                LangChain4jLoop.class,
                GoogleGenAiLoop.class,
                SpringRetryLoop.class));
  }

  @Test
  void noClassLinksToAClient() throws Exception {
    Path classes =
        Path.of(OpenAiTable.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      List<Path> compiled = files.filter(f -> f.toString().endsWith(".class")).toList();
      assertThat(compiled).isNotEmpty().allSatisfy(ModuleTest::assertLinksToNoClient);
    }
  }

  /** The constant pool names linked classes with slashes; dotted names are mere text. */
  private static void assertLinksToNoClient(Path file) throws IOException {
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain(
            "com/openai/",
            "com/anthropic/",
            "dev/langchain4j/",
            "dev/ai4j/",
            "okhttp3/",
            "org/springframework/",
            "java/net/http/");
  }
}
