package dev.selvage.aspectj;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What AspectJ makes of each kind of method, whenever it weaves. */
final class Expected {

  private static final Set<String> UNSEEN =
      Set.of(
          "not annotated",
          "composed four times",
          "type, private",
          "type, toString",
          "type, nested",
          "implements annotated method",
          "own method beside it",
          "lambda of annotated interface",
          "method reference of annotated interface",
          "marked as woven");

  private static final Set<String> PASSED_THROUGH =
      Set.of("unguardable return type", "overrides concrete method of annotated class");

  private Expected() {}

  /** Guarded: three runs, each with the aspect around it once. */
  static Map<String, String> of(Set<String> kinds) {
    Map<String, String> expected = new LinkedHashMap<>();
    for (String kind : kinds) {
      expected.put(
          kind, UNSEEN.contains(kind) ? "1x0" : PASSED_THROUGH.contains(kind) ? "1x1" : "3x1");
    }
    return expected;
  }
}
