package dev.selvage.laws.door;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The methods themselves are guarded, as the agent does it: calls are just made. */
public class WovenDoor implements Door {

  @Override
  public Object call(Guard guard, Body body) throws Throwable {
    return body.run();
  }

  @Override
  public Object call(Guard guard, Map<String, ?> request, RequestBody body) throws Throwable {
    return body.run(request);
  }

  @Override
  public CompletionStage<?> callAsync(Guard guard, AsyncBody body) throws Throwable {
    return body.start();
  }

  @Override
  public CompletionStage<?> callAsync(Guard guard, Map<String, ?> request, RequestBody body)
      throws Throwable {
    return (CompletionStage<?>) body.run(request);
  }
}
