package dev.selvage.weaver.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.sdk.SdkLoop;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class SdkWeaverTest {

  private static final String CLASS = Looping.class.getName().replace('.', '/');

  @Test
  void aPlaceThatIsThereIsWoven() throws IOException {
    SdkWeaver.Result result = weave(point("mayRetry", "(Ljava/lang/Object;)", "count"));

    assertThat(result.missing()).isEmpty();
    assertThat(result.classFile()).isNotNull();
  }

  @Test
  void aMethodThatIsGoneIsToldWithTheSettingAndTheClassLeftAsItWas() throws IOException {
    SdkWeaver.Result result = weave(point("isRetryable", "(Ljava/lang/Object;)", "count"));

    assertThat(result.classFile()).isNull();
    assertThat(result.missing())
        .containsExactly(
            "this version of toy-client has no "
                + Looping.class.getName()
                + ".isRetryable(Ljava/lang/Object;) with a field count, so its own retries are not"
                + " seen; set retries(0)");
  }

  @Test
  void aFieldThatIsGoneIsTold() throws IOException {
    SdkWeaver.Result result = weave(point("mayRetry", "(Ljava/lang/Object;)", "maxRetries"));

    assertThat(result.classFile()).isNull();
    assertThat(result.missing()).singleElement().asString().contains("with a field maxRetries");
  }

  @Test
  void otherClassesAreNoneOfItsConcern() {
    SdkWeaver weaver = weaver(point("mayRetry", "()", ""));

    assertThat(weaver.concerns(CLASS)).isTrue();
    assertThat(weaver.concerns("java/lang/Object")).isFalse();
    assertThat(weaver.weave("java/lang/Object", new byte[0]).classFile()).isNull();
  }

  private static SdkLoop.Point point(String method, String parameters, String count) {
    return new SdkLoop.Point(SdkLoop.Role.DECIDES, CLASS, method, parameters, count);
  }

  private static SdkWeaver weaver(SdkLoop.Point point) {
    return new SdkWeaver(List.of(new Toy(point)));
  }

  private static SdkWeaver.Result weave(SdkLoop.Point point) throws IOException {
    try (InputStream file = Looping.class.getResourceAsStream("SdkWeaverTest$Looping.class")) {
      return weaver(point).weave(CLASS, file.readAllBytes());
    }
  }

  private record Toy(Point point) implements SdkLoop {
    @Override
    public String client() {
      return "toy-client";
    }

    @Override
    public String turnOff() {
      return "set retries(0)";
    }

    @Override
    public List<Point> points() {
      return List.of(point);
    }
  }

  static final class Looping {
    final int count = Integer.parseInt("2");

    boolean mayRetry(Object request) {
      return request.hashCode() != count;
    }
  }
}
