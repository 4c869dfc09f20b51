package dev.selvage.providers;

import dev.selvage.Kind;
import java.util.List;
import java.util.Set;

/**
 * Words by which a provider's message tells what kind of failure it is.
 *
 * @param statuses where they count, since a message may echo the prompt, and with it any word; they
 *     also count where no status is known
 * @param kind what they mean
 * @param all all of them must be there; in lower case
 */
record Words(Set<Integer> statuses, Kind kind, List<String> all) {

  /** Whether they are in that text, which is in lower case. */
  boolean areIn(String text) {
    for (String part : all) {
      if (!text.contains(part)) {
        return false;
      }
    }
    return true;
  }
}
