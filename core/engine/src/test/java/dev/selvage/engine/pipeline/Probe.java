package dev.selvage.engine.pipeline;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A stage that says what it is asked, and answers from a script; after its end it lets go on. */
final class Probe implements Stage {

  private final String name;
  private final List<String> told;
  private final Queue<Function<Call, Verdict>> befores = new ArrayDeque<>();
  private final Queue<BiFunction<Call, Outcome, Verdict>> afters = new ArrayDeque<>();
  private boolean checksRequest;

  Probe(String name, List<String> told) {
    this.name = name;
    this.told = told;
  }

  /** What to answer before the next attempts. */
  Probe before(Verdict... verdicts) {
    Arrays.stream(verdicts).forEach(verdict -> before(call -> verdict));
    return this;
  }

  Probe before(Function<Call, Verdict> answer) {
    befores.add(answer);
    return this;
  }

  /** What to answer after the next attempts. */
  Probe after(Verdict... verdicts) {
    Arrays.stream(verdicts).forEach(verdict -> after((call, outcome) -> verdict));
    return this;
  }

  Probe after(BiFunction<Call, Outcome, Verdict> answer) {
    afters.add(answer);
    return this;
  }

  Probe checkingRequests() {
    checksRequest = true;
    return this;
  }

  @Override
  public StageOrder order() {
    return StageOrder.QUOTA;
  }

  @Override
  public boolean checksRequest() {
    return checksRequest;
  }

  @Override
  public Verdict before(Call call) {
    told.add("before " + name + " " + call.attempt());
    return befores.isEmpty() ? Verdict.proceed() : befores.remove().apply(call);
  }

  @Override
  public Verdict after(Call call, Outcome outcome) {
    told.add("after " + name + " " + call.attempt());
    return afters.isEmpty() ? Verdict.proceed() : afters.remove().apply(call, outcome);
  }
}
