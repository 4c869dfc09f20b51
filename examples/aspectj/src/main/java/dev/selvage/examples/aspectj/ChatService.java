package dev.selvage.examples.aspectj;

import java.io.IOException;
import java.net.http.HttpResponse;

/** Guarded methods that no proxy could reach. */
public final class ChatService implements Chat {

  private final Provider provider;

  /** Asks that provider. */
  public ChatService(Provider provider) {
    this.provider = provider;
  }

  /** Guarded through the interface. */
  @Override
  public HttpResponse<String> ask(String question) throws IOException, InterruptedException {
    return provider.post(question);
  }

  @Override
  public Provider provider() {
    return provider;
  }

  /** Calls a private guarded method of its own. */
  public String summary(String text) throws IOException, InterruptedException {
    return summarise(text).body();
  }

  @Quick
  private HttpResponse<String> summarise(String text) throws IOException, InterruptedException {
    return provider.post("Summarise: " + text);
  }

  /** Asks without a service. */
  @Quick
  public static HttpResponse<String> askOnce(Provider provider, String question)
      throws IOException, InterruptedException {
    return provider.post(question);
  }
}
