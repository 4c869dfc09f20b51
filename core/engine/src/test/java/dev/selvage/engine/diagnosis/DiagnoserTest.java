package dev.selvage.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import dev.selvage.Kind;
import dev.selvage.engine.Api;
import dev.selvage.engine.Law;
import dev.selvage.engine.Rig;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnoserTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Diagnoser NOBODY = new Diagnoser(List.of(), List.of());

  private final Diagnoser diagnoser = Rig.diagnoser();

  private Kind kindOf(Throwable thrown) {
    return diagnoser.diagnose(thrown, NOW).kind();
  }

  /** Reads whatever it is told to with one status. */
  private record StatusReader(int status, Set<String> classNames) implements FailureReader {
    @Override
    public Optional<Failure> read(Object object, Class<?> type) {
      assertThat(classNames).contains(type.getName());
      return Optional.of(Failure.builder().status(status).build());
    }
  }

  private static Diagnoser reading(Class<?> type, int status) {
    return new Diagnoser(List.of(new StatusReader(status, Set.of(type.getName()))), List.of());
  }

  interface Marker {}

  interface SubMarker extends Marker {}

  static class Base extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  static class Middle extends Base implements SubMarker {
    private static final long serialVersionUID = 1;
  }

  static class Leaf extends Middle {
    private static final long serialVersionUID = 1;
  }

  @Test
  void findsAReaderByTheClassesAndInterfacesUpTheHierarchy() {
    for (Class<?> named :
        List.of(Leaf.class, Middle.class, SubMarker.class, Marker.class, Base.class)) {
      assertThat(reading(named, 429).diagnose(new Leaf(), NOW).kind())
          .as(named.getName())
          .isEqualTo(Kind.RATE_LIMITED);
    }
    assertThat(reading(Leaf.class, 429).diagnose(new Middle(), NOW).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void theNearestNameWins() {
    FailureReader base = new StatusReader(500, Set.of(Base.class.getName()));
    FailureReader middle = new StatusReader(429, Set.of(Middle.class.getName()));

    assertThat(new Diagnoser(List.of(base, middle), List.of()).diagnose(new Leaf(), NOW).kind())
        .isEqualTo(Kind.RATE_LIMITED);
  }

  @Test
  void theFirstReaderThatNamesAClassHasIt() {
    FailureReader first = new StatusReader(500, Set.of(Base.class.getName()));
    FailureReader second = new StatusReader(429, Set.of(Base.class.getName()));

    assertThat(new Diagnoser(List.of(first, second), List.of()).diagnose(new Base(), NOW).kind())
        .isEqualTo(Kind.SERVER_ERROR);
  }

  static List<Function<Throwable, Throwable>> wrappers() {
    return List.of(
        CompletionException::new,
        ExecutionException::new,
        InvocationTargetException::new,
        UndeclaredThrowableException::new,
        RuntimeException::new,
        e -> new IllegalStateException(new ExecutionException(new CompletionException(e))));
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void findsTheFailureUnderWhatWrapsIt(Function<Throwable, Throwable> wrapper) {
    assertThat(kindOf(wrapper.apply(Api.status(429)))).isEqualTo(Kind.RATE_LIMITED);
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void anErrorIsNeverAFailureOfTheProviderHoweverItIsWrapped(
      Function<Throwable, Throwable> wrapper) {
    assertThat(kindOf(new AssertionError(Api.status(429)))).isEqualTo(Kind.UNKNOWN);
    assertThat(kindOf(wrapper.apply(new AssertionError(Api.status(429))))).isEqualTo(Kind.UNKNOWN);
    assertThat(kindOf(wrapper.apply(new OutOfMemoryError()))).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void survivesALoopOfCauses() {
    Exception one = new Exception();
    Exception other = new Exception(one);
    one.initCause(other);

    assertThat(kindOf(one)).isEqualTo(Kind.UNKNOWN);
    assertThat(Causes.of(one)).containsExactly(one, other);
    assertThat(Causes.unwrapped(one)).isSameAs(one);
  }

  @Test
  void cutsAChainThatIsTooDeep() {
    Throwable deep = Api.status(429);
    for (int i = 0; i < 100_000; i++) {
      deep = new RuntimeException("x", deep);
    }

    assertThat(kindOf(deep)).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void takesOffTheJdksWrappersAlone() {
    Throwable own = Api.status(429);

    assertThat(Causes.unwrapped(new CompletionException(new ExecutionException(own))))
        .isSameAs(own);
    Throwable wrapped = new RuntimeException(own);
    assertThat(Causes.unwrapped(new CompletionException(wrapped))).isSameAs(wrapped);
    Throwable empty = new CompletionException("no cause", null);
    assertThat(Causes.unwrapped(empty)).isSameAs(empty);
  }

  @Test
  void knowsTheJdksOwnFailures() {
    assertThat(kindOf(new SocketTimeoutException())).isEqualTo(Kind.TIMEOUT);
    assertThat(kindOf(new TimeoutException())).isEqualTo(Kind.TIMEOUT);
    assertThat(kindOf(new HttpTimeoutException("late"))).isEqualTo(Kind.TIMEOUT);
    assertThat(kindOf(new HttpConnectTimeoutException("late"))).isEqualTo(Kind.TIMEOUT);
    assertThat(kindOf(new InterruptedIOException("timeout"))).isEqualTo(Kind.TIMEOUT);
    assertThat(kindOf(new InterruptedIOException())).isEqualTo(Kind.UNKNOWN);
    assertThat(kindOf(new IOException("Canceled"))).isEqualTo(Kind.UNKNOWN);
    assertThat(kindOf(new NoSuchFileException("prompt.txt"))).isEqualTo(Kind.UNKNOWN);
    assertThat(kindOf(new JsonParseException("no JSON"))).isEqualTo(Kind.UNKNOWN);
    assertThat(kindOf(new IOException(new SocketTimeoutException()))).isEqualTo(Kind.TIMEOUT);
    assertThat(kindOf(new ConnectException())).isEqualTo(Kind.CONNECTION);
    assertThat(kindOf(new UnresolvedAddressException())).isEqualTo(Kind.CONNECTION);
    assertThat(kindOf(new UncheckedIOException(new IOException()))).isEqualTo(Kind.CONNECTION);
    assertThat(kindOf(new RuntimeException(new SocketTimeoutException()))).isEqualTo(Kind.TIMEOUT);
    assertThat(kindOf(new IllegalStateException())).isEqualTo(Kind.UNKNOWN);
    assertThat(kindOf(new InterruptedException())).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void aClientsFailureWithoutAResponseIsAConnectionThatFailed() {
    assertThat(reading(Base.class, 0).diagnose(new Base(), NOW).kind()).isEqualTo(Kind.CONNECTION);
  }

  @Test
  void anErrorInAStreamThatSaysNothingMoreHasBrokenIt() {
    FailureReader streamed =
        new FailureReader() {
          @Override
          public Set<String> classNames() {
            return Set.of(Base.class.getName());
          }

          @Override
          public Optional<Failure> read(Object object, Class<?> type) {
            return Optional.of(Failure.builder().inStream(true).type("odd").build());
          }
        };
    ProviderTable knows = failure -> failure.type().map(type -> Kind.OVERLOADED);

    assertThat(new Diagnoser(List.of(streamed), List.of()).diagnose(new Base(), NOW).kind())
        .isEqualTo(Kind.STREAM_BROKEN_AFTER_CONTENT);
    assertThat(new Diagnoser(List.of(streamed), List.of(knows)).diagnose(new Base(), NOW).kind())
        .isEqualTo(Kind.OVERLOADED);
  }

  @Test
  void selvagesOwnExceptionsSayWhatTheyStandFor() {
    assertThat(kindOf(new ConfigurationException(List.of(new Fault("here", "wrong")))))
        .isEqualTo(Kind.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "401, AUTHENTICATION",
    "402, QUOTA_EXHAUSTED",
    "403, PERMISSION",
    "404, MODEL_UNAVAILABLE",
    "408, TIMEOUT",
    "409, CONFLICT",
    "413, REQUEST_TOO_LARGE",
    "418, BAD_REQUEST",
    "422, BAD_REQUEST",
    "429, RATE_LIMITED",
    "499, BAD_REQUEST",
    "500, SERVER_ERROR",
    "501, BAD_REQUEST",
    "502, SERVER_ERROR",
    "503, OVERLOADED",
    "504, SERVER_ERROR",
    "529, OVERLOADED",
    "599, SERVER_ERROR",
    "600, UNKNOWN",
    "302, UNKNOWN",
    "-1, UNKNOWN"
  })
  void theStatusDecidesWhereNoTableKnows(int status, Kind kind) {
    assertThat(StatusTable.kindOf(status)).isEqualTo(kind);
  }

  @Test
  void theTableGoesBeforeTheStatus() {
    assertThat(kindOf(Api.of(Kind.SLOW_DOWN))).isEqualTo(Kind.SLOW_DOWN);
  }

  @Test
  void carriesWhatTheResponseSays() {
    Diagnosis diagnosis =
        diagnoser.diagnose(
            Api.status(429, "retry-after", "3", "x-should-retry", "false", "x-request-id", "req_1"),
            NOW);

    assertThat(diagnosis.status()).hasValue(429);
    assertThat(diagnosis.namedWait()).contains(Duration.ofSeconds(3));
    assertThat(diagnosis.retryForbidden()).isTrue();
    assertThat(diagnosis.requestId()).contains("req_1");
    assertThat(diagnosis.code()).isEmpty();
  }

  @Test
  void carriesWhereTheWaitWasReadAndWhoIsMeant() {
    Diagnosis diagnosis =
        diagnoser.diagnose(Api.status(429, "retry-after", "3", "request-id", "req_2"), NOW);

    assertThat(diagnosis.namedBy()).contains("retry-after");
    assertThat(diagnosis.requestId()).contains("req_2");
    assertThat(diagnosis.provider()).isEmpty();
  }

  @Test
  void theTableOfTheProviderThatTheFailureIsOfIsAskedFirst() {
    ProviderTable general = failure -> Optional.of(Kind.SERVER_ERROR);
    ProviderTable own =
        new ProviderTable() {
          @Override
          public Optional<Kind> kindOf(Failure failure) {
            return Optional.of(Kind.SLOW_DOWN);
          }

          @Override
          public Optional<String> providerOf(Failure failure) {
            return failure.header("x-acme").map(value -> "acme");
          }
        };
    Diagnoser diagnoser = new Diagnoser(List.of(new Api.Reader()), List.of(general, own));

    assertThat(diagnoser.diagnose(Api.status(429), NOW).kind()).isEqualTo(Kind.SERVER_ERROR);
    Diagnosis diagnosis = diagnoser.diagnose(Api.status(429, "x-acme", "1"), NOW);
    assertThat(diagnosis.kind()).isEqualTo(Kind.SLOW_DOWN);
    assertThat(diagnosis.provider()).contains("acme");
  }

  @Test
  void onlyWhatWasSurelyRefusedHadNoEffect() {
    assertThat(diagnoser.diagnose(Api.status(429), NOW).mayHaveHadEffect()).isFalse();
    assertThat(diagnoser.diagnose(Api.status(500), NOW).mayHaveHadEffect()).isTrue();
    assertThat(diagnoser.diagnose(Api.status(503), NOW).mayHaveHadEffect()).isTrue();
    assertThat(diagnoser.diagnose(Api.of(Kind.OVERLOADED), NOW).mayHaveHadEffect()).isFalse();
    assertThat(diagnoser.diagnose(new ConnectException(), NOW).mayHaveHadEffect()).isFalse();
    assertThat(diagnoser.diagnose(new IOException("reset"), NOW).mayHaveHadEffect()).isTrue();
    assertThat(diagnoser.diagnose(new HttpConnectTimeoutException("late"), NOW).mayHaveHadEffect())
        .isFalse();
    assertThat(diagnoser.diagnose(new HttpTimeoutException("late"), NOW).mayHaveHadEffect())
        .isTrue();
    assertThat(diagnoser.diagnose(new IllegalStateException(), NOW).mayHaveHadEffect()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"true", "False", "FALSE", "0", "''", "' false'"})
  void onlyTheExactWordForbidsARetry(String value) {
    assertThat(diagnoser.diagnose(Api.status(429, "x-should-retry", value), NOW).retryForbidden())
        .isFalse();
  }

  @Test
  void readsReturnedResponses() {
    assertThat(diagnoser.diagnoseReturned(Api.response(503), NOW))
        .hasValueSatisfying(d -> assertThat(d.kind()).isEqualTo(Kind.OVERLOADED));
    assertThat(diagnoser.diagnoseReturned(Api.response(200), NOW)).isEmpty();
    assertThat(diagnoser.diagnoseReturned("text", NOW)).isEmpty();
    assertThat(diagnoser.diagnoseReturned(null, NOW)).isEmpty();
  }

  @Test
  void anExceptionThatIsReturnedIsAValueLikeAnother() {
    assertThat(diagnoser.diagnoseReturned(Api.status(429), NOW)).isEmpty();
  }

  @Test
  void knowsWhichMethodsMayReturnAResponse() {
    assertThat(diagnoser.mayReadReturned(Api.Response.class)).isTrue();
    assertThat(diagnoser.mayReadReturned(Object.class)).isTrue();
    assertThat(diagnoser.mayReadReturned(String.class)).isFalse();
    assertThat(diagnoser.mayReadReturned(void.class)).isFalse();
    assertThat(diagnoser.mayReadReturned(int.class)).isFalse();
    assertThat(diagnoser.mayReadReturned(Api.ApiException.class)).isFalse();
    assertThat(NOBODY.mayReadReturned(Api.Response.class)).isFalse();
  }

  @Test
  void discardsResponsesAlone() {
    Api.Response response = Api.response(503);

    diagnoser.discard(response);
    diagnoser.discard("text");
    diagnoser.discard(null);

    assertThat(response.discarded()).isEqualTo(1);
  }

  @Test
  void aBrokenExtensionDegradesToWhatTheOthersKnow() {
    FailureReader broken =
        new FailureReader() {
          @Override
          public Set<String> classNames() {
            return Set.of(Base.class.getName(), IOException.class.getName());
          }

          @Override
          public Optional<Failure> read(Object object, Class<?> type) {
            throw new NoSuchMethodError("another version");
          }

          @Override
          public void discard(Object response) {
            throw new IllegalStateException("bug");
          }
        };
    ProviderTable brokenTable =
        failure -> {
          throw new IllegalStateException("bug");
        };
    Diagnoser diagnoser =
        new Diagnoser(List.of(broken, new Api.Reader()), List.of(brokenTable, new Api.Table()));

    assertThat(diagnoser.diagnose(new Base(), NOW).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(diagnoser.diagnose(new IOException(), NOW).kind()).isEqualTo(Kind.CONNECTION);
    assertThat(diagnoser.diagnose(new Exception(Api.of(Kind.SLOW_DOWN)), NOW).kind())
        .isEqualTo(Kind.SLOW_DOWN);
    assertThat(diagnoser.diagnoseReturned(new Base(), NOW)).isEmpty();
    diagnoser.discard(new IOException());
  }

  @Test
  void aBrokenLookUpOfHeadersNamesNothing() {
    FailureReader reader =
        new FailureReader() {
          @Override
          public Set<String> classNames() {
            return Set.of(Base.class.getName());
          }

          @Override
          public Optional<Failure> read(Object object, Class<?> type) {
            return Optional.of(
                Failure.builder()
                    .status(429)
                    .headers(
                        name -> {
                          throw new IllegalStateException("closed");
                        })
                    .build());
          }
        };

    Diagnosis diagnosis = new Diagnoser(List.of(reader), List.of()).diagnose(new Base(), NOW);

    assertThat(diagnosis.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(diagnosis.namedWait()).isEmpty();
  }

  @Law
  void neverThrows(
      @ForAll @IntRange(min = -1, max = 700) int status,
      @ForAll("headers") Map<String, String> headers,
      @ForAll String body,
      @ForAll @IntRange(max = 3) int wrappers) {
    Throwable thrown =
        headers.isEmpty() ? Api.body(status, body) : Api.status(status, flat(headers));
    for (int i = 0; i < wrappers; i++) {
      thrown = new CompletionException(thrown);
    }

    Diagnosis diagnosis = diagnoser.diagnose(thrown, NOW);

    assertThat(diagnosis.sentence()).isNotEmpty().doesNotContain("\n");
    assertThat(diagnosis.toString()).startsWith(diagnosis.kind() + " [" + diagnosis.remedy() + "]");
  }

  private static String[] flat(Map<String, String> headers) {
    return headers.entrySet().stream()
        .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
        .toArray(String[]::new);
  }

  @Provide
  Arbitrary<Map<String, String>> headers() {
    return Arbitraries.maps(
            Arbitraries.of("retry-after", "retry-after-ms", "x-should-retry", "x-request-id"),
            Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().numeric().ofMaxLength(40)))
        .ofMaxSize(4);
  }
}
