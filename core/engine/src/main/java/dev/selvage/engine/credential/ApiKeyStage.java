package dev.selvage.engine.credential;

import dev.selvage.Kind;
import dev.selvage.engine.event.CallEvent.RequestRejected;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.Outcome;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Stops calls whose key cannot be right, or was refused; remembers the key that is refused. */
public final class ApiKeyStage implements Stage {

  private final ApiKeyPolicy policy;
  private final RefusedKeys refused;

  /** Checks the policy's key; what it learns of a key is known to all methods of this JVM. */
  public ApiKeyStage(ApiKeyPolicy policy) {
    this(policy, RefusedKeys.SHARED);
  }

  ApiKeyStage(ApiKeyPolicy policy, RefusedKeys refused) {
    this.policy = policy;
    this.refused = refused;
  }

  @Override
  public StageOrder order() {
    return StageOrder.VALIDATION;
  }

  /** A source of the policy's own may not answer yet, as Guice's providers do not at first. */
  @Override
  public List<String> faultsAtStart() {
    Checked now = policy.check();
    return now.isRead() ? now.faults() : List.of();
  }

  @Override
  public Verdict before(Call call) {
    Checked now = policy.check();
    if (!now.faults().isEmpty()) {
      return stop(call, now.faults());
    }
    ApiKey key = now.identity();
    call.state(this, key);
    call.keyDigest(key.shortDigest());
    return refused
        .check(key, call.now(), policy.recheckAfter())
        .map(at -> stop(call, List.of(refusal(key, at))))
        .orElseGet(Verdict::proceed);
  }

  @Override
  public Verdict after(Call call, Outcome outcome) {
    if (call.state(this) instanceof ApiKey key) {
      if (outcome.failure().filter(d -> d.kind() == Kind.AUTHENTICATION).isPresent()) {
        refused.refuse(key, call.now());
      } else if (outcome.failure().isEmpty()) {
        refused.accept(key);
      }
    }
    return Verdict.proceed();
  }

  private static Verdict stop(Call call, List<String> faults) {
    ApiKeyException refusal = new ApiKeyException(call.method(), faults);
    call.emit(
        new RequestRejected(call.method(), call.now(), refusal.getClass().getSimpleName(), faults));
    return new Verdict.Fail(refusal);
  }

  private String refusal(ApiKey key, Instant at) {
    return ("the provider refused %s (%s) at %s; put a valid key there: calls with this one fail at"
            + " once until it changes")
        .formatted(policy.keyName(), key, at.truncatedTo(ChronoUnit.SECONDS));
  }
}
