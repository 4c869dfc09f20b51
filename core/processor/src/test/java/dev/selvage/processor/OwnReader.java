package dev.selvage.processor;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.RequestReader;
import java.util.Set;

/** A reader of a user's own, on the processor's path. */
public final class OwnReader implements RequestReader {

  @Override
  public Set<String> classNames() {
    return Set.of("com.acme.OwnRequests$Question");
  }

  @Override
  public Set<String> elementNames() {
    return Set.of("com.acme.OwnRequests$Line");
  }

  @Override
  public ChatRequest read(Object request, Class<?> type) {
    throw new UnsupportedOperationException("nothing runs at compile time");
  }
}
