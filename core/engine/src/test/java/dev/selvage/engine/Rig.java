package dev.selvage.engine;

import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.event.CallEvent;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.event.Events;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.pipeline.Pipeline.Surroundings;
import dev.selvage.engine.pipeline.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a pipeline of a test runs on: fake time, known draws, the tests' client, noted events. */
public final class Rig {

  private final FakeTime time;
  private final List<CallEvent> events = new ArrayList<>();
  private RandomGenerator random = Draws.always(0.5);

  public Rig() {
    this(FakeTime.START);
  }

  public Rig(Instant start) {
    time = new FakeTime(start);
  }

  public FakeTime time() {
    return time;
  }

  public List<CallEvent> events() {
    return events;
  }

  /** The events of that type. */
  public <E extends CallEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  public Rig draws(RandomGenerator draws) {
    random = draws;
    return this;
  }

  /** The tests' diagnoser. */
  public static Diagnoser diagnoser() {
    return new Diagnoser(List.of(new Api.Reader()), List.of(new Api.Table()));
  }

  public Pipeline pipeline(Stage... stages) {
    return named("com.acme.Chat.ask", stages);
  }

  public Pipeline named(String method, Stage... stages) {
    return new Pipeline(method, List.of(stages), surroundings());
  }

  public Surroundings surroundings() {
    return new Surroundings(
        time.timing(random),
        diagnoser(),
        new Events(List.of(events::add), Log.of(null)),
        arguments -> RequestFacts.NONE);
  }
}
