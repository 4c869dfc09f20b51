package dev.selvage.weaver.scan;

import java.util.List;
import java.util.Set;

/**
 * What is worth remembering of a type that others name: a supertype, an annotation type, the owner
 * of a method reference.
 *
 * @param metaAnnotations of an annotation type: the types of the annotations that it carries
 * @param guards what it hands down
 * @param guarded the name and descriptor of each method with a body, declared or inherited, that is
 *     woven or rejected where it is declared
 */
record TypeFacts(List<String> metaAnnotations, Guards guards, Set<String> guarded) {

  /** A type that has nothing to do with Selvage, or that is unknown. */
  static final TypeFacts FREE = new TypeFacts(List.of(), Guards.NONE, Set.of());

  /** Whether heirs and users of the type have nothing from it. */
  boolean isFree() {
    return metaAnnotations.isEmpty() && guards.isEmpty() && guarded.isEmpty();
  }

  static TypeFacts ofAnnotation(List<String> metaAnnotations) {
    return metaAnnotations.isEmpty() ? FREE : new TypeFacts(metaAnnotations, Guards.NONE, Set.of());
  }

  static TypeFacts of(Guards guards, Set<String> guarded) {
    return guards.isEmpty() && guarded.isEmpty() ? FREE : new TypeFacts(List.of(), guards, guarded);
  }

  /**
   * Whether a call of a method runs a guarded one, or one that was rejected where it is declared.
   */
  boolean isGuarded(String key) {
    return guarded.contains(key) || !guards.of(key, "").isEmpty();
  }
}
