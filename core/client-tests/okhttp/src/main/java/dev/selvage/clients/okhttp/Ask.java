package dev.selvage.clients.okhttp;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Asks by a blocking call; the response is returned with its body unread. */
public final class Ask implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public Ask() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    OkHttpClient client =
        new OkHttpClient.Builder().retryOnConnectionFailure(false).readTimeout(timeout).build();
    Request request =
        new Request.Builder()
            .url(address + "/chat/completions")
            .post(RequestBody.create("{}", MediaType.get("application/json")))
            .build();
    return () -> client.newCall(request).execute();
  }
}
