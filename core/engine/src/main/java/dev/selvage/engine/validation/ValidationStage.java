package dev.selvage.engine.validation;

import dev.selvage.engine.event.CallEvent.RequestRejected;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.RequestFinder;
import java.util.List;
import java.util.function.Supplier;

/** Stops a call whose request cannot succeed, before its first attempt and after each change. */
public final class ValidationStage implements Stage {

  private final ValidationPolicy policy;
  private final RequestFinder finder;
  private final Supplier<WindowRules> windows;

  /** Checks what {@code finder} finds against {@code policy}, and against its model's windows. */
  public ValidationStage(
      ValidationPolicy policy, RequestFinder finder, Supplier<WindowRules> windows) {
    this.policy = policy;
    this.finder = finder;
    this.windows = windows;
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
    List<Violation> violations = arguments == null ? List.of() : check(call);
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
  private List<Violation> check(Call call) {
    try {
      return call.request(finder).map(this::check).orElseGet(ValidationStage::noRequest);
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  private List<Violation> check(ChatRequest request) {
    List<Violation> violations = policy.check(request);
    windows.get().check(request, violations::add);
    return violations;
  }

  private static List<Violation> noRequest() {
    return List.of(new Violation("request", "null", "there must be one", "pass the chat request"));
  }
}
