package dev.selvage.engine.drive;

import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.pipeline.Step;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls. Its signatures are the contract between weaver and engine, which may come
 * from different jars: a change of any of them raises {@link #CONTRACT}.
 */
public final class WovenSite {

  /** The version of the contract; the weaver leaves a class alone whose engine has another. */
  public static final int CONTRACT = 3;

  private WovenSite() {}

  /**
   * Asks the stages before the first attempt of a blocking method.
   *
   * @return null where no stage acts then
   * @throws dev.selvage.engine.diagnosis.SelvageException where a stage stops the call
   */
  public static @Nullable Turn enter(GuardedMethod site, long giveUpsAtEntry, Object[] arguments) {
    Pipeline pipeline = site.pipeline();
    if (!pipeline.actsOnEntry()) {
      return null;
    }
    Call call = pipeline.newCall(arguments, giveUpsAtEntry);
    Turn turn = turn(call, call.begin());
    Throwable thrown = turn.thrown();
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
    return turn;
  }

  /**
   * Asks the stages after an attempt of a blocking method, waits, and says what comes next. Where
   * the engine itself fails, the attempt's own outcome stands.
   *
   * @param last the turn before, or null where no stage acted on entry and nothing failed yet
   * @param arguments the method's arguments, or null where the site does not show them
   * @param returned what the attempt returned, where the site shows it
   * @param thrown what the attempt threw, or null
   */
  public static Turn ended(
      GuardedMethod site,
      long giveUpsAtEntry,
      @Nullable Turn last,
      Object @Nullable [] arguments,
      @Nullable Object returned,
      @Nullable Throwable thrown) {
    try {
      Call call = last == null ? null : last.call();
      if (call == null) {
        call = site.pipeline().newCall(arguments, giveUpsAtEntry);
      }
      Running.end(call);
      Step step = thrown == null ? call.returned(returned) : call.threw(thrown);
      return turn(call, step);
    } catch (RuntimeException | LinkageError e) {
      return unguarded(returned, thrown, e);
    }
  }

  private static Turn turn(Call call, Step step) {
    Turn turn = Turn.of(call, BlockingDriver.settle(call, step));
    if (turn.runs()) {
      Running.begin(call);
    }
    return turn;
  }

  static Turn unguarded(
      @Nullable Object returned, @Nullable Throwable thrown, Throwable engineFailure) {
    if (thrown == null) {
      return Turn.endsWithValue(returned);
    }
    if (engineFailure != thrown) {
      thrown.addSuppressed(engineFailure);
    }
    return Turn.endsWith(thrown);
  }
}
