package dev.selvage.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.ValidateChatRequest;
import dev.selvage.engine.Api;
import dev.selvage.engine.Draws;
import dev.selvage.engine.FakeTime;
import dev.selvage.engine.Woven;
import dev.selvage.engine.drive.BlockingDriver;
import dev.selvage.engine.event.Captured;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys and prompts go in by every way that there is, and come out by none. */
class CanaryTest {

  private static final String KEY = "sk-proj-canaryKEYcanaryKEYcanary";
  private static final String PROMPT = "canary PROMPT: who am I?";

  static class Chat {
    @RetryOnRateLimit(maxAttempts = 2)
    @ValidateChatRequest(models = "gpt-4o", maxTokens = 100)
    void ask(Map<String, Object> request) {}
  }

  private final Class<?> chat = Woven.apart(Chat.class);
  private final List<String> told = new ArrayList<>();

  private static Map<String, Object> request() {
    Map<String, Object> request = new HashMap<>();
    request.put("model", "gpt-4o");
    request.put("messages", List.of(Map.of("role", "user", "content", PROMPT)));
    request.put("api_key", KEY);
    return request;
  }

  private void call(Map<String, Object> request) {
    GuardedMethod handle = Woven.handle(chat, "ask");
    FakeTime time = new FakeTime();
    try (SelvageBinding binding =
            SelvageBinding.builder(chat)
                .withoutPolicies()
                .timing(time.timing(Draws.always(0)))
                .listener(event -> told.add(event.toString()))
                .install();
        Captured lines = new Captured(Log.NAME);
        Captured objects = new Captured(Log.JSON_NAME)) {
      assertThat(Bindings.boundFor(chat.getClassLoader()).bindings()).containsExactly(binding);
      Throwable thrown =
          catchThrowable(
              () ->
                  BlockingDriver.run(
                      handle.pipeline().newCall(new Object[] {request}, GiveUps.count()),
                      arguments -> {
                        throw Api.body(429, leak());
                      }));
      told.addAll(lines.lines());
      told.addAll(objects.lines());
      for (Throwable own : thrown.getSuppressed()) {
        told.add(traceOf(own));
      }
      if (!(thrown instanceof Api.ApiException)) {
        told.add(traceOf(thrown));
      }
    }
  }

  private static String leak() {
    return "{\"error\":{\"message\":\"%s %s\",\"type\":\"%s %s\",\"code\":\"%s, %s\"}}"
        .formatted(KEY, PROMPT, KEY, PROMPT, KEY, PROMPT);
  }

  private static String traceOf(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }

  @Test
  void aFailureTellsNeither() {
    call(request());

    assertThat(told).hasSizeGreaterThan(8).noneMatch(line -> line.contains("canary"));
  }

  @Test
  void anInvalidRequestTellsNeither() {
    Map<String, Object> request = request();
    request.put("model", "gpt-5");
    request.put("max_tokens", PROMPT);
    request.put("messages", List.of(Map.of("content", PROMPT), PROMPT));

    call(request);

    assertThat(told).hasSizeGreaterThan(3).noneMatch(line -> line.contains("canary"));
  }
}
