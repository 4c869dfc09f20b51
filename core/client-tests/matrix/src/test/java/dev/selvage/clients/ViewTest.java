package dev.selvage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.RequestFinder;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.testkit.FakeChatProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of a client's requests, beside what the client itself sends of them. */
class ViewTest {

  private static final FakeChatProvider PROVIDER = FakeChatProvider.start();

  private static final RequestFinder FINDER =
      RequestFinder.ofValue(
          ServiceLoader.load(RequestReader.class).stream()
              .map(ServiceLoader.Provider::get)
              .toList());

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
    return Stream.of(SampleRequests.values())
        .flatMap(
            of ->
                of.byName().entrySet().stream()
                    .map(named -> new Sample(of, named.getKey(), named.getValue())));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theViewIsWhatIsSent(Sample sample) {
    ChatRequest view = FINDER.find(new Object[] {sample.request()}).orElseThrow();
    String sent = sample.of().send(PROVIDER, sample.request());

    List<String> differences = new SentAndSeen(sample.of().unseen()).differences(sent, view::field);

    assertThat(differences).isEmpty();
  }
}
