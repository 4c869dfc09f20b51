package dev.selvage.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Collected;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {

  private final WeakIdentityMap<Object, String> map = new WeakIdentityMap<>();

  @Test
  void tellsEqualKeysApart() {
    String one = new String("key");
    String other = new String("key");
    map.put(one, "one");

    assertThat(map.get(one)).isEqualTo("one");
    assertThat(map.get(other)).isNull();

    map.put(one, "two");
    map.put(other, "other");

    assertThat(map.get(one)).isEqualTo("two");
    assertThat(map.get(other)).isEqualTo("other");
    assertThat(map.size()).isEqualTo(2);
  }

  @Test
  void forgetsWhatNobodyHolds() {
    Object held = new Object();
    map.put(held, "held");
    for (int i = 0; i < 100; i++) {
      map.put(new Object(), "gone");
    }

    Collected.eventually(() -> map.size() == 1);

    assertThat(map.get(held)).isEqualTo("held");
  }
}
