package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** OkHttp by itself repeats a POST that is dropped on a connection that it used before. */
class DroppedConnectionTest {

  private static int ask(OkHttpClient client, FakeChatProvider provider) throws IOException {
    Request request =
        new Request.Builder()
            .url(provider.baseUrl() + "/chat/completions")
            .post(RequestBody.create(Exchange.BODY, MediaType.get("application/json")))
            .build();
    try (Response response = client.newCall(request).execute()) {
      return response.code();
    }
  }

  @Test
  void isSeenByAClientThatWouldRepeatTheRequestUnasked() throws Exception {
    OkHttpClient client = new OkHttpClient();
    try (FakeChatProvider provider = FakeChatProvider.start()) {
      provider.play("2 x ok, drop, ok");
      assertThat(ask(client, provider)).isEqualTo(200);
      assertThat(ask(client, provider)).isEqualTo(200);

      assertThatIOException().isThrownBy(() -> ask(client, provider));

      assertThat(provider.requestCount()).isEqualTo(3);
    }
  }
}
