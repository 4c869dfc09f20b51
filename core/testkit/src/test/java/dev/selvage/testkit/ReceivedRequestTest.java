package dev.selvage.testkit;

import static dev.selvage.testkit.Exchange.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceivedRequestTest {

  private final VirtualTime time = new VirtualTime();
  private final FakeChatProvider provider = FakeChatProvider.start(time);

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void showsWhatTheClientSent() throws Exception {
    ask(provider);

    ReceivedRequest request = provider.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/v1/chat/completions");
    assertThat(request.body()).isEqualTo(Exchange.BODY);
    assertThat(request.model()).hasValue("gpt-4o-mini");
  }

  @Test
  void findsHeadersInAnyCase() throws Exception {
    ask(provider);

    ReceivedRequest request = provider.requests().get(0);
    assertThat(request.header("AUTHORIZATION")).hasValue("Bearer sk-secret");
    assertThat(request.headers().get("content-TYPE")).containsExactly("application/json");
    assertThat(request.header("x-none")).isEmpty();
    assertThatThrownBy(() -> request.headers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void keepsTheWholeOfALargeBody() throws Exception {
    String body = "{\"content\":\"" + "grüße ".repeat(200_000) + "\",\"model\":\"m\"}";

    assertThat(ask(provider, body).statusCode()).isEqualTo(200);

    assertThat(provider.requests().get(0).body()).isEqualTo(body);
    assertThat(provider.requests().get(0).model()).hasValue("m");
  }

  @Test
  void hasNoModelWhereTheBodyNamesNone() throws Exception {
    ask(provider, "{\"messages\":[{\"model\":\"inner\"}]}");
    ask(provider, "model");

    assertThat(provider.requests()).allSatisfy(r -> assertThat(r.model()).isEmpty());
  }

  @Test
  void arrivesByTheProvidersClock() throws Exception {
    ask(provider);
    time.sleep(Duration.ofSeconds(2));
    ask(provider);

    ReceivedRequest first = provider.requests().get(0);
    ReceivedRequest second = provider.requests().get(1);
    assertThat(first.arrivedAt()).isEqualTo(VirtualTime.START);
    assertThat(second.arrivedAt()).isEqualTo(VirtualTime.START.plusSeconds(2));
    assertThat(second.arrivalNanos() - first.arrivalNanos()).isEqualTo(2_000_000_000L);
  }

  @Test
  void showsNoSecretsInItsText() throws Exception {
    ask(provider);

    assertThat(provider.requests().get(0))
        .hasToString(
            "POST /v1/chat/completions for gpt-4o-mini, 67 characters, at 2026-01-01T00:00:00Z");
  }

  @Test
  void staysRecordedUntilReset() throws Exception {
    provider.play("500, ok");
    ask(provider);
    List<ReceivedRequest> snapshot = provider.requests();
    provider.play("503, ok");
    assertThat(ask(provider).statusCode()).isEqualTo(503);
    assertThat(provider.requestCount()).isEqualTo(2);

    provider.reset();

    assertThat(provider.requests()).isEmpty();
    assertThat(snapshot).hasSize(1);
    assertThat(ask(provider).statusCode()).isEqualTo(503);
  }
}
