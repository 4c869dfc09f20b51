package dev.selvage.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.RetryOn;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.ValidateChatRequest;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.policy.Fault;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class RunTimeTest {

  /** Compiled without the processor, and read by it as a source. */
  static class Faulty {
    @RetryOnRateLimit(maxAttempts = 0, initialDelay = "5 sconds", multiplier = Double.NaN)
    void values() {}

    @RetryOn
    void kinds() {}

    @ValidateChatRequest(models = "")
    void nothing() {}
  }

  @Test
  void theWordsAreThoseOfRunTime() {
    Path source = Path.of("src/test/java", RunTimeTest.class.getName().replace('.', '/') + ".java");
    List<String> atCompileTime =
        Compiled.by(ToolProvider.getSystemJavaCompiler(), List.of(source)).messages().stream()
            .map(message -> message.replaceFirst("^ERROR ", "").lines().findFirst().orElseThrow())
            .toList();
    List<String> atRunTime =
        SelvageBinding.builder(Faulty.class).faultsOf(Faulty.class).stream()
            .map(Fault::toString)
            .sorted()
            .toList();
    assertThat(atRunTime).hasSize(6).hasSameSizeAs(atCompileTime);
    for (int i = 0; i < atRunTime.size(); i++) {
      assertThat(atRunTime.get(i)).startsWith(atCompileTime.get(i));
    }
  }
}
