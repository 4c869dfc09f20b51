package dev.selvage.providers;

import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * A failure as a provider sends it, diagnosed by all tables in the order of the service loader.
 *
 * @param status 0 for an error inside a stream
 */
record Answer(int status, Map<String, String> headers, String body) {

  static final List<ProviderTable> TABLES =
      ServiceLoader.load(ProviderTable.class).stream().map(ServiceLoader.Provider::get).toList();

  private static final Diagnoser DIAGNOSER = new Diagnoser(List.of(new Reader()), TABLES);

  /** Without a header that tells the provider. */
  static Answer of(int status, String body) {
    return new Answer(status, Map.of(), body);
  }

  Answer withHeader(String name, String value) {
    return new Answer(status, Map.of(name, value), body);
  }

  Failure failure() {
    return Failure.builder().status(status).headers(headers::get).body(body).build();
  }

  Diagnosis diagnosis() {
    return DIAGNOSER.diagnoseReturned(this, Instant.EPOCH).orElseThrow();
  }

  private static final class Reader implements FailureReader {
    @Override
    public Set<String> classNames() {
      return Set.of(Answer.class.getName());
    }

    @Override
    public Optional<Failure> read(Object object, Class<?> type) {
      return Optional.of(((Answer) object).failure());
    }
  }
}
