package dev.selvage.weaver.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoaderMemoryTest {

  private static final int MAX_COLLECTIONS = 50;

  private static final String[] SOURCES = {
    "interface I { @RetryOnRateLimit void ask(); }", "class A implements I { public void ask() {} }"
  };

  @Test
  void aLoaderIsCollectableAfterAScan() throws InterruptedException {
    ClassScanner scanner = new ClassScanner(Fixture.OUTSIDE_PLATFORM);
    Fixture fixture = Fixture.of(SOURCES);
    WeakReference<ClassLoader> loader = scanWithNewLoader(scanner, fixture);
    for (int i = 0; i < MAX_COLLECTIONS && loader.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(loader.get()).isNull();
    for (int i = 0; i < MAX_COLLECTIONS && scanner.rememberedLoaders() > 0; i++) {
      Thread.sleep(10); // references are queued some time after they are cleared
    }
    assertThat(scanner.rememberedLoaders()).isZero();
  }

  private static WeakReference<ClassLoader> scanWithNewLoader(
      ClassScanner scanner, Fixture fixture) {
    ClassLoader loader = new RecordingLoader(fixture.files());
    assertThat(scanner.scan(loader, fixture.file("app/A")).candidates()).hasSize(1);
    assertThat(scanner.rememberedLoaders()).isEqualTo(1);
    return new WeakReference<>(loader);
  }

  @Test
  void aLoaderIsKnownByIdentity() {
    LoaderMemory memory = new LoaderMemory();
    ClassLoader one = new EqualLoader();
    ClassLoader other = new EqualLoader();
    KnownTypes ofOne = memory.of(one);
    assertThat(memory.of(one)).isSameAs(ofOne);
    assertThat(memory.of(other)).isNotSameAs(ofOne);
    assertThat(memory.of(null)).isSameAs(memory.of(null)).isNotSameAs(ofOne);
    assertThat(memory.size()).isEqualTo(2);
  }

  @Test
  void whatOneLoaderSeesIsNotTakenForWhatAnotherSees() {
    Fixture guarded = Fixture.of(SOURCES);
    ClassScanner scanner = new ClassScanner(name -> true);
    byte[] file = guarded.file("app/A");
    assertThat(scanner.scan(new RecordingLoader(Map.of()), file).candidates()).isEmpty();
    assertThat(scanner.scan(guarded.loader(), file).candidates()).hasSize(1);
  }

  private static final class EqualLoader extends ClassLoader {

    @Override
    public boolean equals(Object other) {
      return other instanceof EqualLoader;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }
}
