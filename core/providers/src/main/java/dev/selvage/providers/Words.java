package dev.selvage.providers;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words by which a provider's message tells what kind of failure it is.
 *
 * @param kind what they mean
 * @param statuses where they count; they also count where no status is known
 * @param all all of them must be there; in lower case
 */
record Words(Kind kind, Set<Integer> statuses, List<String> all) {

  Words(Kind kind, Set<Integer> statuses, String... all) {
    this(kind, statuses, List.of(all));
  }

  boolean match(Failure failure) {
    return (failure.status().isEmpty() || statuses.contains(failure.status().getAsInt()))
        && areIn(failure.message().orElse("").toLowerCase(Locale.ROOT));
  }

  private boolean areIn(String text) {
    return all.stream().allMatch(text::contains);
  }
}
