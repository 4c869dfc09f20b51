package dev.selvage.engine.pipeline;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Causes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Keeps nested guarded methods from multiplying their attempts. A call that gives up marks the
 * failing object; one further out that finds the mark does not retry the same kind.
 *
 * <p>Give-ups are numbered. A mark counts only for calls that were entered before it was made: an
 * exception object that is thrown again later (a constant, a mock's) does not keep later calls from
 * retrying. Reading the number is all that a call pays before it fails.
 */
public final class GiveUps {

  private static final AtomicLong COUNT = new AtomicLong();

  /** Histories of responses and of throwables that take no suppressed exceptions. */
  private static final WeakIdentityMap<Object, AttemptHistory> APART = new WeakIdentityMap<>();

  private GiveUps() {}

  /** How many calls gave up so far; read when a guarded method is entered. */
  public static long count() {
    return COUNT.get();
  }

  /** Attaches the history to the failing object and numbers it. */
  static void record(Object failing, AttemptHistory history) {
    history.number(COUNT.incrementAndGet());
    Optional<AttemptHistory> present =
        histories(failing).filter(h -> h.method().equals(history.method())).findFirst();
    if (present.isPresent()) {
      present.get().replaceBy(history);
    } else if (!(failing instanceof Throwable thrown && suppress(thrown, history))) {
      APART.put(failing, history);
    }
  }

  /** The kinds given up on that object since the count was {@code giveUps}. */
  static Set<Kind> since(long giveUps, Object failing) {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    histories(failing).forEach(history -> kinds.addAll(history.givenUpSince(giveUps)));
    return Collections.unmodifiableSet(kinds);
  }

  /** A history attached to that object since the count was {@code giveUps}. */
  static Optional<AttemptHistory> historySince(long giveUps, Object failing) {
    return histories(failing).filter(history -> history.isSince(giveUps)).findFirst();
  }

  private static Stream<AttemptHistory> histories(Object failing) {
    List<? extends Object> objects =
        failing instanceof Throwable thrown ? Causes.of(thrown) : List.of(failing);
    return objects.stream().flatMap(GiveUps::historiesOf);
  }

  private static Stream<AttemptHistory> historiesOf(Object object) {
    Stream<AttemptHistory> apart = Optional.ofNullable(APART.get(object)).stream();
    if (!(object instanceof Throwable thrown)) {
      return apart;
    }
    Stream<AttemptHistory> attached =
        Stream.of(thrown.getSuppressed())
            .filter(AttemptHistory.class::isInstance)
            .map(AttemptHistory.class::cast);
    return Stream.concat(attached, apart);
  }

  /** Whether it could be attached; a throwable may have been made without suppression. */
  private static boolean suppress(Throwable thrown, AttemptHistory history) {
    thrown.addSuppressed(history);
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (suppressed == history) {
        return true;
      }
    }
    return false;
  }
}
