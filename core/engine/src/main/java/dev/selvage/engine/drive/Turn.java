package dev.selvage.engine.drive;

import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.Step;
import org.jspecify.annotations.Nullable;

/** What a woven site does next: run its body again, or end with a value or a throwable. */
public final class Turn {

  private final @Nullable Call call;
  private final @Nullable Step end;

  private Turn(@Nullable Call call, @Nullable Step end) {
    this.call = call;
    this.end = end;
  }

  static Turn of(Call call, Step settled) {
    return new Turn(call, settled instanceof Step.Run ? null : settled);
  }

  static Turn endsWith(Throwable thrown) {
    return new Turn(null, new Step.Throw(thrown));
  }

  static Turn endsWithValue(@Nullable Object value) {
    return new Turn(null, new Step.Return(value));
  }

  @Nullable Call call() {
    return call;
  }

  /** Whether the body runs, the first time or again. */
  public boolean runs() {
    return end == null;
  }

  /** Whether the site returns {@link #value()}. */
  public boolean returns() {
    return end instanceof Step.Return;
  }

  /** What the site returns, if it does; else null. */
  public @Nullable Object value() {
    return end instanceof Step.Return returned ? returned.value() : null;
  }

  /** What the site throws, if it does; else null. */
  public @Nullable Throwable thrown() {
    return end instanceof Step.Throw threw ? threw.thrown() : null;
  }

  /** The arguments to run with; {@code current} where nothing changed them. */
  public Object[] arguments(Object[] current) {
    Object[] changed = call == null ? null : call.arguments();
    return changed == null ? current : changed;
  }
}
