package dev.selvage.engine.validation;

import dev.selvage.ValidateChatRequest.Level;
import dev.selvage.engine.event.CallEvent.RequestDoubted;
import dev.selvage.engine.event.CallEvent.RequestRejected;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.RequestFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops a call whose request cannot succeed, before its first attempt and after each change; tells
 * of one that may not.
 */
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
    Findings found = arguments == null ? null : check(call);
    if (found == null || found.areNone()) {
      return Verdict.proceed();
    }
    if (policy.level() == Level.STRICT && !found.violations().isEmpty()) {
      return reject(call, found.violations());
    }
    List<Violation> told = new ArrayList<>(found.violations());
    told.addAll(found.doubts());
    call.emit(new RequestDoubted(call.method(), call.now(), sentences(told)));
    return Verdict.proceed();
  }

  private static Verdict reject(Call call, List<Violation> violations) {
    InvalidChatRequestException refusal =
        new InvalidChatRequestException(call.method(), violations);
    call.emit(
        new RequestRejected(
            call.method(), call.now(), refusal.getClass().getSimpleName(), sentences(violations)));
    return new Verdict.Fail(refusal);
  }

  private static List<String> sentences(List<Violation> violations) {
    return violations.stream().map(Violation::toString).toList();
  }

  /**
   * A request of the user's own type may refuse to be read; it is then not for us to judge. Nor is
   * any where whoever packed the application left the tables out.
   */
  private @Nullable Findings check(Call call) {
    try {
      return call.request(finder).map(this::check).orElseGet(ValidationStage::noRequest);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return null;
    }
  }

  private Findings check(ChatRequest request) {
    Findings found = policy.check(request);
    windows.get().check(request, found);
    return found;
  }

  private static Findings noRequest() {
    Findings found = new Findings(false);
    found.add(
        Violation.ofOwn(
            "request", "request", "null", "there must be one", "pass the chat request"));
    return found;
  }
}
