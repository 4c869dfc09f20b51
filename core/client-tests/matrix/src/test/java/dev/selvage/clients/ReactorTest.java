package dev.selvage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Causes;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What Reactor puts around a failure does not hide it. */
class ReactorTest {

  private static final Throwable BROKEN_OFF = new IOException("broken off");

  /** What a static method of Reactor's {@code Exceptions} makes of arguments. */
  private static Throwable reactors(String method, Class<?>[] types, Object... arguments)
      throws ReflectiveOperationException {
    Class<?> exceptions = ClassPath.of("spring").loader().loadClass("reactor.core.Exceptions");
    return (Throwable) exceptions.getMethod(method, types).invoke(null, arguments);
  }

  private static Throwable propagated(Throwable thrown) throws ReflectiveOperationException {
    return reactors("propagate", new Class<?>[] {Throwable.class}, thrown);
  }

  private static Throwable several(Throwable... thrown) throws ReflectiveOperationException {
    return reactors("multiple", new Class<?>[] {Throwable[].class}, (Object) thrown);
  }

  private static Throwable exhausted(Throwable thrown) throws ReflectiveOperationException {
    return reactors(
        "retryExhausted", new Class<?>[] {String.class, Throwable.class}, "2/2", thrown);
  }

  private static Kind kindOf(Throwable thrown) {
    return Cell.DIAGNOSER.diagnose(thrown, Instant.EPOCH).kind();
  }

  @Test
  void theFailureIsFoundInWhateverWrapsIt() throws Exception {
    for (Throwable wrapper :
        List.of(
            propagated(BROKEN_OFF),
            several(BROKEN_OFF, new IllegalStateException()),
            exhausted(BROKEN_OFF),
            new CompletionException(several(exhausted(propagated(BROKEN_OFF)))),
            new UndeclaredThrowableException(
                new InvocationTargetException(new ExecutionException(several(BROKEN_OFF)))))) {
      assertThat(kindOf(wrapper)).as(wrapper.toString()).isEqualTo(Kind.CONNECTION);
    }
  }

  @Test
  void nothingIsFoundWhereNothingIsWrapped() throws Exception {
    assertThat(kindOf(several())).isEqualTo(Kind.UNKNOWN);
    assertThat(kindOf(exhausted(null))).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void severalFailuresThatLoopAreWalkedOnce() throws Exception {
    Throwable inner = new IllegalStateException();
    Throwable outer = several(inner);
    inner.initCause(outer);

    assertThat(Causes.of(outer)).containsExactly(outer, inner);
  }

  @Test
  void whatCarriesACheckedExceptionIsTakenOff() throws Exception {
    assertThat(Causes.unwrapped(new ExecutionException(propagated(BROKEN_OFF))))
        .isSameAs(BROKEN_OFF);
    Throwable several = several(BROKEN_OFF);
    assertThat(Causes.unwrapped(several)).isSameAs(several);
  }
}
