package dev.selvage.weaver.scan;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

/**
 * A set of packages and classes, by internal name, that finds the longest one that a name lies in.
 * The empty name is the package of all.
 *
 * <p>Names that begin alike stand together in the sorted set, so what a name may lie in is the
 * entry before its place, or one that this entry begins with, or one that that begins with.
 */
final class Prefixes {

  private final String[] sorted;

  /** For each entry, the longest other one that it begins with; -1 if there is none. */
  private final int[] shorter;

  Prefixes(Collection<String> names) {
    sorted = new TreeSet<>(names).toArray(new String[0]);
    shorter = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      shorter[i] = first(i - 1, sorted[i]);
    }
  }

  private int first(int from, String name) {
    int i = from;
    while (i >= 0 && !name.startsWith(sorted[i])) {
      i = shorter[i];
    }
    return i;
  }

  /** The length of the longest entry that a class is, or lies in; -1 if there is none. */
  int longest(String className) {
    int found = Arrays.binarySearch(sorted, className);
    int i = first(found >= 0 ? found : -found - 2, className);
    while (i >= 0 && !liesIn(className, sorted[i].length())) {
      i = first(shorter[i], className);
    }
    return i < 0 ? -1 : sorted[i].length();
  }

  private static boolean liesIn(String className, int length) {
    if (length == 0 || length == className.length()) {
      return true;
    }
    char next = className.charAt(length);
    return next == '/' || next == '$';
  }
}
