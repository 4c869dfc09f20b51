package dev.selvage.engine.retry;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The kinds of failure that a user names for retry. What no wait helps cannot be named: the same
 * request would fail again, and cost again.
 */
final class NamedKinds {

  /** Also what a wait helps only where the server names one. */
  private static final Set<Kind> RETRYABLE = retryable();

  private NamedKinds() {}

  private static Set<Kind> retryable() {
    EnumSet<Kind> kinds = EnumSet.of(Kind.RATE_LIMITED_DAY);
    kinds.addAll(of(Remedy.WAIT));
    return Set.copyOf(kinds);
  }

  private static EnumSet<Kind> of(Remedy remedy) {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    Arrays.stream(Kind.values()).filter(kind -> kind.remedy() == remedy).forEach(kinds::add);
    return kinds;
  }

  static Set<Kind> read(Settings settings, Consumer<Fault> faults) {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    kinds.addAll(settings.read("remedies", Set.<Kind>of(), faults, NamedKinds::ofRemedies));
    kinds.addAll(settings.read("kinds", Set.<Kind>of(), faults, value -> kinds(value, kinds)));
    return Set.copyOf(kinds);
  }

  private static Set<Kind> kinds(Object value, Set<Kind> ofRemedies) {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (each(value).isEmpty() && ofRemedies.isEmpty()) {
      throw new IllegalArgumentException("names no kind, and remedies none; name at least one");
    }
    for (Object each : each(value)) {
      Kind kind = Kind.valueOf(each.toString());
      if (!RETRYABLE.contains(kind)) {
        throw new IllegalArgumentException(
            "no wait helps %s; of the kinds, these can be retried: %s".formatted(kind, names()));
      }
      kinds.add(kind);
    }
    return kinds;
  }

  private static Set<Kind> ofRemedies(Object value) {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Object each : each(value)) {
      Remedy remedy = Remedy.valueOf(each.toString());
      if (remedy != Remedy.WAIT) {
        throw new IllegalArgumentException(
            "a retry helps only where the remedy is WAIT, and not " + remedy);
      }
      kinds.addAll(of(remedy));
    }
    return kinds;
  }

  /** The enum may be another loader's copy, so it is taken by its names. */
  private static List<Object> each(Object value) {
    return value instanceof Object[] array ? List.of(array) : List.of(value);
  }

  private static String names() {
    return RETRYABLE.stream().map(Kind::name).sorted().collect(Collectors.joining(", "));
  }
}
