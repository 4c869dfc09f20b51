package dev.selvage.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Api;
import dev.selvage.engine.Door;
import dev.selvage.engine.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a stage takes before an attempt it gives back after it, whatever else happens. */
class PermitsTest {

  @Property(seed = "20260102", tries = 5_000)
  void everyPermitIsGivenBackExactlyOnce(
      @ForAll Door door,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int size,
      @ForAll @IntRange(max = 5) int cutShortAt) {
    Random random = new Random(seed);
    Rig rig = new Rig();
    List<Permits> taken = new ArrayList<>();
    Stage[] stages = new Stage[size];
    for (int i = 0; i < size; i++) {
      if (random.nextBoolean()) {
        Permits permits = new Permits();
        taken.add(permits);
        stages[i] = permits;
      } else {
        stages[i] = new Whim(rig, random);
      }
    }
    rig.time().cutShortAt(cutShortAt);

    door.run(
        rig,
        rig.pipeline(stages),
        arguments -> {
          taken.forEach(Permits::checkTaken);
          if (random.nextBoolean()) {
            throw Api.status(429);
          }
          return random.nextBoolean() ? Api.response(503) : "answer";
        });

    assertThat(taken).allSatisfy(permits -> assertThat(permits.held).isZero());
    assertThat(taken).allSatisfy(permits -> assertThat(permits.wrong).isEmpty());
  }

  /** Takes one permit before an attempt and gives it back after. */
  private static final class Permits implements Stage {
    private final List<String> wrong = new ArrayList<>();
    private int held;

    @Override
    public StageOrder order() {
      return StageOrder.QUOTA;
    }

    @Override
    public Verdict before(Call call) {
      check(++held == 1, "taken twice");
      return Verdict.proceed();
    }

    @Override
    public Verdict after(Call call, Outcome outcome) {
      check(--held == 0, "given back twice");
      return Verdict.proceed();
    }

    void checkTaken() {
      check(held == 1, "not held while the body runs");
    }

    private void check(boolean holds, String otherwise) {
      if (!holds) {
        wrong.add(otherwise);
      }
    }
  }

  /** Answers anything that is allowed, and breaks now and then. */
  private record Whim(Rig rig, Random random) implements Stage {

    @Override
    public StageOrder order() {
      return StageOrder.QUOTA;
    }

    @Override
    public boolean checksRequest() {
      return false;
    }

    @Override
    public Verdict before(Call call) {
      return switch (random.nextInt(12)) {
        case 0 -> new Verdict.Wait(Duration.ofSeconds(random.nextInt(3)));
        case 1 ->
            new Verdict.Await(rig.time().later(Duration.ofSeconds(1), f -> f.complete("done")));
        case 2 -> new Verdict.Complete("early");
        case 3 -> new Verdict.Fail(Api.status(503));
        case 4 -> throw new IllegalStateException("bug");
        case 5 -> new Verdict.Proceed(new Object[] {"changed"});
        case 6 -> Verdict.runAgain(Duration.ZERO); // not allowed here
        default -> Verdict.proceed();
      };
    }

    @Override
    public Verdict after(Call call, Outcome outcome) {
      return switch (random.nextInt(12)) {
        case 0, 1 -> Verdict.runAgain(Duration.ofSeconds(random.nextInt(3)));
        case 2 -> new Verdict.RunAgain(Duration.ZERO, new Object[] {"changed"});
        case 3 -> new Verdict.Complete("instead");
        case 4 -> new Verdict.Fail(new IllegalArgumentException());
        case 5 -> throw new IllegalStateException("bug");
        case 6 -> new Verdict.Wait(Duration.ZERO); // not allowed here
        default -> Verdict.proceed();
      };
    }
  }
}
