package dev.selvage.engine.validation;

import dev.selvage.engine.event.CallEvent.RequestRejected;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.request.RequestFinder;
import java.util.List;

/** Stops a call whose request cannot succeed, before its first attempt and after each change. */
public final class ValidationStage implements Stage {

  private final ValidationPolicy policy;
  private final RequestFinder finder;

  /** Checks what {@code finder} finds against {@code policy}. */
  public ValidationStage(ValidationPolicy policy, RequestFinder finder) {
    this.policy = policy;
    this.finder = finder;
  }

  @Override
  public StageOrder order() {
    return StageOrder.VALIDATION;
  }

  @Override
  public boolean checksRequest() {
    return true;
  }

  @Override
  public Verdict before(Call call) {
    Object[] arguments = call.arguments();
    List<Violation> violations = arguments == null ? List.of() : check(arguments);
    if (violations.isEmpty()) {
      return Verdict.proceed();
    }
    List<String> sentences = violations.stream().map(Violation::toString).toList();
    InvalidChatRequestException refusal =
        new InvalidChatRequestException(call.method(), violations);
    call.emit(
        new RequestRejected(
            call.method(), call.now(), refusal.getClass().getSimpleName(), sentences));
    return new Verdict.Fail(refusal);
  }

  /** A request of the user's own type may refuse to be read; it is then not for us to judge. */
  private List<Violation> check(Object[] arguments) {
    try {
      return finder.find(arguments).map(policy::check).orElseGet(ValidationStage::noRequest);
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  private static List<Violation> noRequest() {
    return List.of(new Violation("request", "null", "there must be one", "pass the chat request"));
  }
}
