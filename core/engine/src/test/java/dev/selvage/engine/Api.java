package dev.selvage.engine;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A client library made for the tests: its exception, its response, and the reader that Selvage
 * finds for both through {@code META-INF/services}.
 */
public final class Api {

  private Api() {}

  /** What the client throws; without a stack trace, since tests throw many. */
  public static class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    ApiException(Answer answer, boolean suppression) {
      super("the provider's own text, with a prompt and sk-secret in it", null, suppression, false);
      this.answer = answer;
    }
  }

  /** What the client returns where it does not throw. */
  public static final class Response {
    private final Answer answer;
    private int discarded;

    private Response(Answer answer) {
      this.answer = answer;
    }

    /** How many times it was given back. */
    public int discarded() {
      return discarded;
    }
  }

  private record Answer(int status, Map<String, String> headers, String body) {}

  /** Throws like a server that answers with that status and those headers, name then value. */
  public static ApiException status(int status, String... headers) {
    return new ApiException(answer(status, "", headers), true);
  }

  /** The same with a body. */
  public static ApiException body(int status, String body) {
    return new ApiException(answer(status, body), true);
  }

  /** The same, made without suppression. */
  public static ApiException unsuppressible(int status) {
    return new ApiException(answer(status, ""), false);
  }

  /** A failure that means just that. */
  public static ApiException of(Kind kind, String... headers) {
    return new ApiException(
        answer(400, "{\"error\":{\"code\":\"is." + kind + "\"}}", headers), true);
  }

  /** A response of that status and those headers. */
  public static Response response(int status, String... headers) {
    return new Response(answer(status, "", headers));
  }

  private static Answer answer(int status, String body, String... headers) {
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      byName.put(headers[i], headers[i + 1]);
    }
    return new Answer(status, byName, body);
  }

  /** Reads exceptions and responses alike. */
  public static final class Reader implements FailureReader {
    @Override
    public Set<String> classNames() {
      return Set.of(ApiException.class.getName(), Response.class.getName());
    }

    @Override
    public Optional<Failure> read(Object object, Class<?> type) {
      Answer answer =
          object instanceof Response response ? response.answer : ((ApiException) object).answer;
      return answer.status < 400
          ? Optional.empty()
          : Optional.of(
              Failure.builder()
                  .status(answer.status)
                  .headers(answer.headers::get)
                  .body(answer.body)
                  .build());
    }

    @Override
    public void discard(Object response) {
      ((Response) response).discarded++;
    }
  }

  /** Knows the codes of {@link #of}. */
  public static final class Table implements ProviderTable {
    @Override
    public Optional<Kind> kindOf(Failure failure) {
      return failure
          .code()
          .filter(code -> code.startsWith("is."))
          .map(code -> Kind.valueOf(code.substring(3)));
    }
  }
}
