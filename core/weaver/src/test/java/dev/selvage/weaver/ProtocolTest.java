package dev.selvage.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.event.Events;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.Outcome;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.pipeline.Pipeline.Surroundings;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.time.Timing;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The protocol of the woven site, in the variant that does all of it: arguments replaced on entry
 * and between attempts, restored for each attempt, values in the place of a failure or of the whole
 * body, for every shape of method, woven as the class loads and after.
 */
public class ProtocolTest {

  private static final RuntimeException STOP = new RuntimeException("stopped on entry");

  /** What the one stage of the fixture's methods does. */
  static volatile Stage stage = new Scripted();

  private static final GuardedMethod HANDLE =
      new GuardedMethod(
          () ->
              new Pipeline(
                  "fixture",
                  List.of(new Delegating()),
                  new Surroundings(
                      Timing.system(),
                      new Diagnoser(List.of(), List.of()),
                      new Events(List.of(), Log.of(null)),
                      arguments -> RequestFacts.NONE)));

  /** Called by the woven fixture in the place of its constant. */
  public static GuardedMethod handle() {
    return HANDLE;
  }

  @BeforeEach
  void forgetWhatBodiesSaw() {
    Seen.ARGUMENTS.clear();
  }

  static Stream<Arguments> shapesAndWays() {
    return Stream.of(WovenFixture.Way.values())
        .flatMap(
            way ->
                Stream.of(
                    shape(way, "primitives", new Object[] {1, 2L, 3.5, true}, 2102),
                    shape(way, "varargs", new Object[] {1, new String[] {"x"}}, "2102spoilt"),
                    shape(way, "ofClass", new Object[] {1, 7L}, 2109L),
                    shape(way, "noResult", new Object[] {1}, null),
                    shape(way, "generic", new Object[] {1}, 2101),
                    shape(way, "callsHidden", new Object[] {1}, 2103f),
                    shape(way, "locked", new Object[] {1}, -1),
                    shape(way, "ofInterface", new Object[] {1}, 2102),
                    shape(way, "ofInterfaceStatic", new Object[] {1}, (short) 2102)));
  }

  private static Arguments shape(
      WovenFixture.Way way, String method, Object[] arguments, Object result) {
    return Arguments.of(way, method, arguments, result);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("shapesAndWays")
  void replacesArgumentsOnEntryAndBetweenAttempts(
      WovenFixture.Way way, String method, Object[] arguments, Object result) throws Throwable {
    stage = new Scripted().addingOnEntry(100).addingOnRetry(1000);
    assertThat(way.call(method, arguments)).isEqualTo(result);
    int spoilt = method.equals("callsHidden") ? 2 : 0;
    assertThat(Seen.ARGUMENTS)
        .extracting(ProtocolTest::firstNumber)
        .containsExactly(101 + spoilt, 1101 + spoilt, 2101 + spoilt);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("shapesAndWays")
  void eachAttemptStartsFromTheOriginalArguments(
      WovenFixture.Way way, String method, Object[] arguments, Object ignored) throws Throwable {
    stage = new Scripted();
    way.call(method, arguments);
    assertThat(Seen.ARGUMENTS).hasSize(3);
    assertThat(Seen.ARGUMENTS).containsOnly(Seen.ARGUMENTS.get(0));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(WovenFixture.Way.class)
  void aValueOnEntryStandsInThePlaceOfTheBody(WovenFixture.Way way) throws Throwable {
    stage = new Scripted().completingOnEntry(42L);
    assertThat(way.call("ofClass", 1, 2L)).isEqualTo(42L);
    assertThat(Seen.ARGUMENTS).isEmpty();
    stage = new Scripted().completingOnEntry(null);
    assertThat(way.call("generic", 1)).isNull();
    assertThat(way.call("noResult", 1)).isNull();
    assertThat(Seen.ARGUMENTS).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(WovenFixture.Way.class)
  void aValueAfterAFailureStandsInItsPlace(WovenFixture.Way way) throws Throwable {
    stage = new Scripted().completingAfterFailure(42);
    assertThat(way.call("primitives", 1, 2L, 3.5, true)).isEqualTo(42);
    assertThat(Seen.ARGUMENTS).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(WovenFixture.Way.class)
  void theLastAttemptsOwnExceptionReachesTheCaller(WovenFixture.Way way) {
    stage = new Scripted().passingFailuresOn();
    assertThatThrownBy(() -> way.call("primitives", 1, 2L, 3.5, true))
        .isInstanceOf(IOException.class)
        .hasMessage("attempt 1");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(WovenFixture.Way.class)
  void whatIsThrownOnEntryNeverReachesTheExit(WovenFixture.Way way) {
    Scripted scripted = new Scripted().failingOnEntry(STOP);
    stage = scripted;
    assertThatThrownBy(() -> way.call("ofClass", 1, 2L)).isSameAs(STOP);
    assertThat(Seen.ARGUMENTS).isEmpty();
    assertThat(scripted.afters).isZero();
  }

  private static int firstNumber(String seen) {
    return Integer.parseInt(seen.replaceAll("^\\[(-?\\d+).*$", "$1"));
  }

  /** Asks whatever stage the test has set. */
  private static final class Delegating implements Stage {
    @Override
    public StageOrder order() {
      return StageOrder.FALLBACK;
    }

    @Override
    public Verdict before(Call call) {
      return stage.before(call);
    }

    @Override
    public Verdict after(Call call, Outcome outcome) {
      return stage.after(call, outcome);
    }
  }

  /** Changes the first argument, completes or fails, as told; retries at once. */
  private static final class Scripted implements Stage {
    private Verdict onEntry = Verdict.proceed();
    private Verdict afterFailure = Verdict.runAgain(Duration.ZERO);
    private int onEntryAdd;
    private int onRetryAdd;
    private int afters;

    Scripted addingOnEntry(int add) {
      onEntryAdd = add;
      return this;
    }

    Scripted addingOnRetry(int add) {
      onRetryAdd = add;
      return this;
    }

    Scripted completingOnEntry(Object value) {
      onEntry = new Verdict.Complete(value);
      return this;
    }

    Scripted failingOnEntry(Throwable thrown) {
      onEntry = new Verdict.Fail(thrown);
      return this;
    }

    Scripted completingAfterFailure(Object value) {
      afterFailure = new Verdict.Complete(value);
      return this;
    }

    Scripted passingFailuresOn() {
      afterFailure = Verdict.proceed();
      return this;
    }

    @Override
    public StageOrder order() {
      return StageOrder.FALLBACK;
    }

    @Override
    public Verdict before(Call call) {
      return onEntryAdd == 0 ? onEntry : new Verdict.Proceed(added(call, onEntryAdd));
    }

    @Override
    public Verdict after(Call call, Outcome outcome) {
      afters++;
      if (outcome.failure().isEmpty()) {
        return Verdict.proceed();
      }
      return onRetryAdd == 0
          ? afterFailure
          : new Verdict.RunAgain(Duration.ZERO, added(call, onRetryAdd));
    }

    private static Object[] added(Call call, int add) {
      Object[] changed = call.arguments().clone();
      changed[0] = (Integer) changed[0] + add;
      return changed;
    }
  }

  /** Finds a method by name, calls it on a new instance, and unwraps what it throws. */
  static Object invoke(Class<?> fixture, String name, Object... arguments) throws Throwable {
    Class<?> face = fixture.getInterfaces()[0];
    Method method =
        Stream.concat(Arrays.stream(fixture.getMethods()), Arrays.stream(face.getMethods()))
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    try {
      return method.invoke(fixture.getDeclaredConstructor().newInstance(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
