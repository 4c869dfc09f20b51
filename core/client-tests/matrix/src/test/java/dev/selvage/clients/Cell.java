package dev.selvage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import dev.selvage.testkit.ChatAnswer;
import dev.selvage.testkit.ChatScript;
import dev.selvage.testkit.FakeChatProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** One failure as one client shows it. */
record Cell(Client client, Case failure) {

  static final Diagnoser DIAGNOSER =
      new Diagnoser(all(FailureReader.class), all(ProviderTable.class));

  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final Duration IMPATIENT = Duration.ofMillis(250);
  private static final Duration NAMED_WAIT = Duration.ofSeconds(20);

  private static <T> List<T> all(Class<T> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }

  String title() {
    return client.label() + " " + client.version() + ": " + failure.title();
  }

  /** Whether such a failure can come to such a client, and out of it. */
  boolean exists() {
    boolean isAnswered = answer() != null || failure == Case.NO_SERVER;
    boolean isShown = client.showsErrorsInStreams() || !failure.isErrorInAStream();
    boolean isSeen = client.readsAnswers() || failure != Case.UNREADABLE;
    return isAnswered && isShown && isSeen && !drivers().isEmpty();
  }

  /** Holds the diagnosis to what the provider said, whichever way the client is asked. */
  void check(FakeChatProvider provider) {
    for (Driver driver : drivers()) {
      Diagnosis diagnosis = diagnosis(driver, provider);

      assertThat(diagnosis).as(driver.name()).satisfies(this::hasItsKind, this::carriesWhatIsShown);
    }
  }

  private List<Driver> drivers() {
    return client.drivers().stream()
        .filter(driver -> driver.streams() || !failure.isInAStream())
        .filter(driver -> !driver.streams() || failure != Case.UNREADABLE)
        .toList();
  }

  private @Nullable ChatAnswer answer() {
    return failure.answer(client.dialect());
  }

  private Diagnosis diagnosis(Driver driver, FakeChatProvider provider) {
    Object came = driver.ask(address(provider), failure == Case.TOO_LATE ? IMPATIENT : PATIENT);
    Diagnosis diagnosis =
        came instanceof Throwable thrown
            ? DIAGNOSER.diagnose(thrown, Instant.EPOCH)
            : DIAGNOSER.diagnoseReturned(came, Instant.EPOCH).orElseThrow();
    DIAGNOSER.discard(came);
    return diagnosis;
  }

  private String address(FakeChatProvider provider) {
    ChatAnswer answer = answer();
    if (answer == null) {
      return "http://127.0.0.1:" + portOfNobody() + "/v1";
    }
    provider.play(ChatScript.builder().answer(answer).build());
    return provider.baseUrl();
  }

  private static int portOfNobody() {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return closed.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hasItsKind(Diagnosis diagnosis) {
    assertThat(diagnosis.kind()).isEqualTo(kind());
    assertThat(diagnosis.status().orElse(0)).isEqualTo(failure.status(client.dialect()));
  }

  private void carriesWhatIsShown(Diagnosis diagnosis) {
    boolean hasResponse = failure.saysACode() || failure.isErrorInAStream();
    assertThat(diagnosis.code().or(diagnosis::type).isPresent())
        .as("a code or type")
        .isEqualTo(hasResponse && !losesTheBody());
    if (hasResponse && client.provider() != null) {
      assertThat(diagnosis.provider()).contains(client.provider());
    }
    if (hasResponse && client.showsHeaders()) {
      assertThat(diagnosis.requestId())
          .hasValueSatisfying(id -> assertThat(id).startsWith("req_fake"));
    }
    assertThat(diagnosis.namedWait().filter(NAMED_WAIT::equals).isPresent())
        .as("the wait")
        .isEqualTo(failure == Case.RATE_LIMITED_WITH_A_WAIT && showsTheWait());
    assertThat(diagnosis.mayHaveHadEffect() && failure == Case.NO_SERVER).isFalse();
  }

  /** What it is diagnosed as: of streams, clients tell more and less. */
  Kind kind() {
    return switch (failure) {
      case UNKNOWN_ERROR_IN_A_STREAM ->
          // A body that is there as a whole shows that nothing came before.
          client == Client.JDK ? Kind.STREAM_BROKEN_BEFORE_CONTENT : failure.kind();
      case STREAM_CUT_OFF -> client.tellsStreamsApart() ? failure.kind() : Kind.CONNECTION;
      default -> failure.kind();
    };
  }

  /** The JDK's HttpURLConnection, which RestTemplate asks through, keeps no body of a 401. */
  boolean losesTheBody() {
    return client.label().equals("RestTemplate") && failure == Case.KEY_REFUSED;
  }

  /** Whether a wait can be read: OpenAI names it in its message too. */
  boolean showsTheWait() {
    return client.showsHeaders() || client.dialect() == Client.Dialect.OPENAI;
  }
}
