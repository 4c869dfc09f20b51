package dev.selvage.engine.pipeline;

import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.event.Events;
import dev.selvage.engine.time.Timing;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ordered stages of one guarded method, built once. Immutable. */
public final class Pipeline {

  private final String method;
  private final List<Stage> stages;
  private final boolean actsOnEntry;
  private final boolean mayRepeat;
  private final Surroundings surroundings;

  /**
   * Puts the stages in their order.
   *
   * @param method the guarded method's name in events and histories
   */
  public Pipeline(String method, List<? extends Stage> stages, Surroundings surroundings) {
    this.method = method;
    this.stages =
        stages.stream().map(Stage.class::cast).sorted(Comparator.comparing(Stage::order)).toList();
    this.actsOnEntry = this.stages.stream().anyMatch(Stage::actsOnEntry);
    this.mayRepeat = this.stages.stream().anyMatch(Stage::mayRepeat);
    this.surroundings = surroundings;
  }

  /** The guarded method's name. */
  public String method() {
    return method;
  }

  /** The stages, outermost first. */
  public List<Stage> stages() {
    return stages;
  }

  /** Whether a call is made before a first attempt, for a stage or for what runs underneath. */
  public boolean actsOnEntry() {
    return actsOnEntry || (mayRepeat && SdkRetries.areNeutralized());
  }

  /** Whether a stage may run a call again by itself. */
  public boolean mayRepeat() {
    return mayRepeat;
  }

  /** What the pipeline's calls run on. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /**
   * A call that has not begun.
   *
   * @param arguments the method's arguments, or null where the door does not see them
   * @param giveUpsAtEntry {@link GiveUps#count()} as it was when the method was entered
   */
  public Call newCall(Object @Nullable [] arguments, long giveUpsAtEntry) {
    return new Call(this, arguments, giveUpsAtEntry);
  }

  /**
   * What all calls of a pipeline share.
   *
   * @param requestFacts what the arguments say of the request, for events
   */
  public record Surroundings(
      Timing timing,
      Diagnoser diagnoser,
      Events events,
      Function<Object[], RequestFacts> requestFacts) {}
}
