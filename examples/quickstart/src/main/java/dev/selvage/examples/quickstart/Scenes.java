package dev.selvage.examples.quickstart;

import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.selvage.testkit.FakeChatProvider;
import java.time.Duration;

/** Four failures and what becomes of them, each told in three lines. */
final class Scenes {

  private final ChatService service;
  private final FakeChatProvider provider;

  Scenes(ChatService service, FakeChatProvider provider) {
    this.service = service;
    this.provider = provider;
  }

  /** Whether every scene went as it should; all are played, whatever becomes of one. */
  boolean playAll() {
    boolean rateLimit = rateLimit();
    boolean serverError = serverError();
    boolean invalid = invalid();
    boolean usedUp = usedUp();
    return rateLimit && serverError && invalid && usedUp;
  }

  private boolean rateLimit() {
    return play(
        "1. A rate limit: the server answers 429 and asks to wait 2 s",
        "429 after 2s, then ok \"A selvage is the self-finished edge of a cloth.\"",
        Quickstart.request("gpt-4o", 100),
        2);
  }

  private boolean serverError() {
    return play(
        "2. A server error: the server answers 500, then works again",
        "500, then ok \"It keeps woven cloth from unravelling.\"",
        Quickstart.request("gpt-4o-mini", 100),
        2);
  }

  private boolean invalid() {
    return play(
        "3. An invalid request: a misspelt model, too many tokens",
        "ok",
        Quickstart.request("gpt-4o-mni", 99_999),
        0);
  }

  private boolean usedUp() {
    return play(
        "4. A used-up quota: a 429 too, but no wait helps",
        "429 quota",
        Quickstart.request("gpt-4o", 100),
        1);
  }

  /** Whether the scene took as many requests as it should. */
  private boolean play(
      String title, String script, ChatCompletionCreateParams request, int expectedRequests) {
    System.out.println();
    System.out.println(title);
    provider.play(script);
    int before = provider.requestCount();
    long start = System.nanoTime();
    String end = ask(request);
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    int requests = provider.requestCount() - before;
    System.out.printf("=> %s%n   (%.1f s, requests sent: %d)%n", end, seconds, requests);
    return requests == expectedRequests;
  }

  private String ask(ChatCompletionCreateParams request) {
    try {
      return "\"" + text(service.ask(request)) + "\"";
    } catch (RuntimeException e) {
      StringBuilder end = new StringBuilder(e.toString());
      for (Throwable suppressed : e.getSuppressed()) {
        end.append("\n   ").append(suppressed.getMessage());
      }
      return end.toString();
    }
  }

  static String text(ChatCompletion answer) {
    return answer.choices().get(0).message().content().orElse("");
  }
}
