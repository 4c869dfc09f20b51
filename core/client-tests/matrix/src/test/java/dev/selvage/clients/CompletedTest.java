package dev.selvage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Selvage;
import dev.selvage.engine.request.Fields;
import dev.selvage.testkit.FakeChatProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients send of requests that were completed: the defaults, and nothing else changed. */
class CompletedTest {

  private static final FakeChatProvider PROVIDER = FakeChatProvider.start();

  private static final List<String> LIMITS =
      List.of("max_tokens", "max_completion_tokens", "max_output_tokens");

  private static final Selvage SELVAGE =
      Selvage.of(
          policies ->
              policies.requestDefaults("defaults").maxTokens(51).temperature(0.25).topP(0.75));

  @AfterAll
  static void stop() {
    PROVIDER.close();
  }

  /** One request of a client. */
  private record Sample(SampleRequests of, String name, Object request) {
    @Override
    public String toString() {
      return of + ": " + name;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
            SampleRequests.OPENAI_4,
            SampleRequests.OPENAI_3,
            SampleRequests.ANTHROPIC_3,
            SampleRequests.ANTHROPIC_2,
            SampleRequests.LANGCHAIN4J_1)
        .flatMap(
            of ->
                of.byName().entrySet().stream()
                    .filter(named -> !(named.getValue() instanceof List))
                    .map(named -> new Sample(of, named.getKey(), named.getValue())));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsSentCarriesTheDefaultsAndNothingElseIsChanged(Sample sample) {
    Fields before = send(sample, sample.request());
    Fields after = SELVAGE.call("defaults", sample.request(), request -> send(sample, request));

    List<String> names = new ArrayList<>(before.names());
    if (LIMITS.stream().allMatch(limit -> before.get(limit) == null)) {
      String limit =
          before.get("input") != null
              ? "max_output_tokens"
              : sample.of() == SampleRequests.LANGCHAIN4J_1
                  ? "max_tokens"
                  : "max_completion_tokens";
      assertThat(after.get(limit)).isEqualTo(51);
      names.add(limit);
    }
    addDefault(names, before, after, "temperature", 0.25);
    addDefault(names, before, after, "top_p", 0.75);
    assertThat(after.names()).containsExactlyInAnyOrderElementsOf(names);
    Set<String> plain = Set.copyOf(before.names());
    plain.forEach(
        name -> {
          Object value = before.get(name);
          if (value instanceof String || value instanceof Number) {
            assertThat(Objects.requireNonNull(after.get(name))).as(name).isEqualTo(value);
          }
        });
  }

  private static void addDefault(
      List<String> names, Fields before, Fields after, String name, double value) {
    if (before.get(name) == null) {
      assertThat(after.get(name)).as(name).isEqualTo(value);
      names.add(name);
    }
  }

  private static Fields send(Sample sample, Object request) {
    assertThat(request).isInstanceOf(sample.request().getClass());
    return Objects.requireNonNull(Fields.ofJson(sample.of().send(PROVIDER, request)));
  }
}
