package dev.selvage.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Api;
import dev.selvage.engine.Door;
import dev.selvage.engine.Rig;
import dev.selvage.engine.event.CallEvent.CallRecovered;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.pipeline.Pipeline.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventsTest {

  private static final CallEvent EVENT = new CallRecovered("method", EventLogTest.AT, 2);

  private final List<CallEvent> heard = new ArrayList<>();

  static List<Throwable> whatListenersThrow() {
    return List.of(
        new IllegalStateException("bug"),
        new NoClassDefFoundError("gone"),
        new AssertionError("in a test"),
        new IOException("as Kotlin may"));
  }

  private static CallListener throwing(Throwable thrown) {
    return event -> EventsTest.<RuntimeException>sneak(thrown);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void tellsAllInTheirOrder() {
    List<String> order = new ArrayList<>();

    new Events(List.of(e -> order.add("first"), e -> order.add("second")), Log.of(null))
        .emit(EVENT);

    assertThat(order).containsExactly("first", "second");
  }

  @ParameterizedTest
  @MethodSource("whatListenersThrow")
  void aBrokenListenerIsNamedOnceAndKeepsNobodyFromHearing(Throwable thrown) {
    try (Captured log = new Captured(Log.NAME)) {
      Events events = new Events(List.of(throwing(thrown), heard::add), Log.of(null));

      events.emit(EVENT);
      events.emit(EVENT);

      assertThat(heard).containsExactly(EVENT, EVENT);
      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().get(0))
          .matches(
              "The listener dev\\.selvage\\.engine\\.event\\.EventsTest\\S* failed and may miss"
                  + " events; the call is not affected: "
                  + thrown.getClass().getName()
                  + ": .*");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenListenerNeverFailsACall(Door door) {
    Rig rig = new Rig();
    Surroundings own = rig.surroundings();
    List<CallListener> broken = whatListenersThrow().stream().map(EventsTest::throwing).toList();
    Pipeline pipeline =
        new Pipeline(
            "method",
            List.of(),
            new Surroundings(
                own.timing(),
                own.diagnoser(),
                new Events(broken, Log.of(null)),
                arguments -> RequestFacts.NONE));
    Throwable thrown = Api.status(429);

    assertThat(
            door.run(
                    rig,
                    pipeline,
                    arguments -> {
                      throw thrown;
                    })
                .thrown())
        .isSameAs(thrown);
  }

  @ParameterizedTest
  @EnumSource
  void requestFactsThatCannotBeReadNeverFailACall(Door door) {
    Rig rig = new Rig();
    Surroundings own = rig.surroundings();
    List<CallEvent> heard = new ArrayList<>();
    Pipeline pipeline =
        new Pipeline(
            "method",
            List.of(),
            new Surroundings(
                own.timing(),
                own.diagnoser(),
                new Events(List.of(heard::add), Log.of(null)),
                arguments -> {
                  throw new ClassCastException();
                }));
    Throwable thrown = Api.status(429);

    assertThat(
            door.run(
                    rig,
                    pipeline,
                    arguments -> {
                      throw thrown;
                    })
                .thrown())
        .isSameAs(thrown);
    assertThat(heard).hasSize(2);
  }
}
