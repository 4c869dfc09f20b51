package dev.selvage.examples.aspectj;

import dev.selvage.RetryOnRateLimit;
import java.io.IOException;
import java.net.http.HttpResponse;

/** A chat whose every implementation is guarded, since the interface is annotated. */
@Quick
public interface Chat {

  /** Asks one question. */
  HttpResponse<String> ask(String question) throws IOException, InterruptedException;

  /** Asks whether the provider is there. */
  @RetryOnRateLimit(initialDelay = "10ms", maxAttempts = 2)
  default HttpResponse<String> ping() throws IOException, InterruptedException {
    return provider().post("ping");
  }

  /** Where the questions go. */
  Provider provider();
}
