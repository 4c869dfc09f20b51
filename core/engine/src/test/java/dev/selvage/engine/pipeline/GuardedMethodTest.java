package dev.selvage.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Rig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GuardedMethodTest {

  private final List<Pipeline> built = new ArrayList<>();
  private final GuardedMethod method =
      new GuardedMethod(
          () -> {
            Pipeline pipeline = new Rig().pipeline();
            built.add(pipeline);
            return pipeline;
          });

  @Test
  void buildsItsPipelineOnFirstUseAndOnce() {
    assertThat(built).isEmpty();

    Pipeline pipeline = method.pipeline();

    assertThat(method.pipeline()).isSameAs(pipeline);
    assertThat(built).hasSize(1);
  }

  @Test
  void buildsAnewWhenNextUsed() {
    Pipeline before = method.pipeline();
    method.rebuild();
    assertThat(built).hasSize(1);

    assertThat(method.pipeline()).isNotSameAs(before);
  }

  @Test
  void buildsOnceForManyThreads() throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                method.pipeline();
              });
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(built).hasSize(1);
  }
}
