package dev.selvage.weaver.scan;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Unites small sets, in the order in which their members first appear. */
final class Union {

  private Union() {}

  static Set<String> of(Set<String> first, Set<String> second) {
    if (first.containsAll(second)) {
      return first;
    }
    if (first.isEmpty()) {
      return second;
    }
    Set<String> union = new LinkedHashSet<>(first);
    union.addAll(second);
    return Collections.unmodifiableSet(union);
  }
}
