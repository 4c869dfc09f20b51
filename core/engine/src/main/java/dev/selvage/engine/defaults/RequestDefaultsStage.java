package dev.selvage.engine.defaults;

import dev.selvage.engine.event.CallEvent.RequestDoubted;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.RequestFinder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has the stages inside, and the body, see the completed request, in every attempt. */
public final class RequestDefaultsStage implements Stage {

  private final RequestDefaultsPolicy policy;
  private final RequestFinder finder;

  /** Completes what {@code finder} finds with what {@code policy} has. */
  public RequestDefaultsStage(RequestDefaultsPolicy policy, RequestFinder finder) {
    this.policy = policy;
    this.finder = finder;
  }

  @Override
  public StageOrder order() {
    return StageOrder.REQUEST_DEFAULTS;
  }

  @Override
  public Verdict before(Call call) {
    Object[] arguments = call.arguments();
    ChatRequest request = arguments == null ? null : read(call);
    if (arguments == null || request == null) {
      return Verdict.proceed();
    }
    Object[] completed = complete(arguments, request);
    if (completed == null) {
      call.emit(new RequestDoubted(call.method(), call.now(), List.of(sentence())));
      return Verdict.proceed();
    }
    return completed == arguments ? Verdict.proceed() : new Verdict.Proceed(completed);
  }

  /** A request of the user's own type may refuse to be read; nobody knows what it leaves out. */
  private @Nullable ChatRequest read(Call call) {
    try {
      return call.request(finder).orElse(null);
    } catch (RuntimeException | LinkageError e) {
      return null;
    }
  }

  private Object @Nullable [] complete(Object[] arguments, ChatRequest request) {
    try {
      return finder.complete(arguments, request, policy.fields());
    } catch (RuntimeException | LinkageError e) {
      return null;
    }
  }

  private String sentence() {
    String said =
        "the request could not be completed with %s, and goes out as it is; set that where"
            + " it is made";
    return said.formatted(String.join(", ", policy.fields().keySet()));
  }
}
