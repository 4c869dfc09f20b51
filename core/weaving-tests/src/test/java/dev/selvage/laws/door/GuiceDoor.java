package dev.selvage.laws.door;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.selvage.fixture.Parameters;
import dev.selvage.fixture.Script;
import dev.selvage.fixture.Unweavable;
import dev.selvage.fixture.WholeClass;
import dev.selvage.guice.SelvageModule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Guice makes the objects, and guards what no weaver has woven. */
public class GuiceDoor extends WovenDoor {

  private static final Map<String, String> EXEMPTIONS =
      Map.of(
          "the list is read through JMX", "the agent alone shows it there",
          "a synchronized method is listed with a word of warning",
              "each attempt takes the monitor anew, and no wait holds it",
          "a guarded method runs while its class initialises", "it is private and static",
          "is listed as woven [dev.selvage.fixture.Early$Initialised.first(Script)]",
              "nobody gives that class to Guice",
          "is listed as woven [dev.selvage.fixture.Completed.ofClass(long, Map, double, List, Script)]",
              "it is static");

  private final Injector injector;
  private Script script = Script.failing();

  /** Creates the injector, as an application does at its start. */
  public GuiceDoor() {
    injector =
        Guice.createInjector(
            new Application(),
            new SelvageModule() {
              @Override
              protected void configurePolicies() {
                allowUnwoven();
              }
            });
  }

  private final class Application extends AbstractModule {
    @Override
    protected void configure() {
      bind(Script.class).toProvider(() -> script);
      made(WholeClass.class);
      made(Parameters.class);
      made(Unweavable.class);
      made(Unweavable.Uncovered.class);
    }

    private <T> void made(Class<T> type) {
      try {
        bind(type).toConstructor(type.getConstructor(Script.class));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public <T> T make(Class<T> type) {
    return injector.getInstance(type);
  }

  @Override
  public synchronized <T> T make(Class<T> type, Script given) {
    script = given;
    return injector.getInstance(type);
  }

  @Override
  public Map<String, String> exemptions() {
    return EXEMPTIONS;
  }

  @Override
  public boolean reachesAll() {
    return false;
  }

  /** With what it says to those who do not ask it to let unwoven classes be. */
  @Override
  public List<String> said() {
    return Stream.concat(super.said().stream(), GuiceFaults.all().stream()).toList();
  }
}
