package dev.selvage.weaver.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types that one scan can ask about, as its loader sees them. */
final class Types {

  /** Deeper than any hierarchy; a bound, so that a crafted one ends no stack. */
  private static final int MAX_DEPTH = 200;

  private final @Nullable ClassLoader loader;
  private final Home home;
  private final KnownTypes known;
  private final Predicate<String> included;

  /** The types that are being read, each for the one before it: a type met again is a cycle. */
  private final Set<String> path = new HashSet<>();

  Types(@Nullable ClassLoader loader, Home home, KnownTypes known, Predicate<String> included) {
    this.loader = loader;
    this.home = home;
    this.known = known;
    this.included = included;
  }

  /** What types hand down together. */
  Guards guards(List<String> names) {
    Guards.Builder guards = new Guards.Builder();
    for (String name : names) {
      guards.addAll(facts(name).guards());
    }
    return guards.build();
  }

  /** The facts of those types that have anything to do with Selvage. */
  List<TypeFacts> notFree(List<String> names) {
    List<TypeFacts> found = List.of();
    for (String name : names) {
      TypeFacts facts = facts(name);
      if (!facts.isFree()) {
        found = new ArrayList<>(found);
        found.add(facts);
      }
    }
    return found;
  }

  /** The facts of the types that a class names as its supertypes. */
  Stream<TypeFacts> above(ClassFile file) {
    return file.supertypes().stream().map(this::facts);
  }

  TypeFacts facts(String name) {
    TypeFacts facts = known.facts(name);
    return facts != null ? facts : learn(name);
  }

  private TypeFacts learn(String name) {
    if (!included.test(name)) {
      return known.remember(name, TypeFacts.FREE);
    }
    if (path.size() == MAX_DEPTH || !path.add(name)) {
      return TypeFacts.FREE;
    }
    TypeFacts facts = read(name);
    path.remove(name);
    return known.remember(name, facts);
  }

  private TypeFacts read(String name) {
    byte[] bytes = home.read(name);
    if (bytes == null) {
      bytes = ClassResources.read(loader, name);
    }
    try {
      return bytes == null ? TypeFacts.FREE : read(name, ClassFile.read(bytes));
    } catch (Malformed | IndexOutOfBoundsException e) {
      return TypeFacts.FREE;
    }
  }

  private TypeFacts read(String name, ClassFile file) {
    if (!file.name().equals(name)) {
      return TypeFacts.FREE; // a file system that ignores case
    }
    return facts(file, new Guarding(file, this));
  }

  /** What is worth remembering of a class whose file is at hand. */
  TypeFacts facts(ClassFile file, Guarding guarding) {
    return file.is(Flags.ANNOTATION)
        ? TypeFacts.ofAnnotation(file.annotations())
        : TypeFacts.of(guarding.handedDown(), guarding.guarded());
  }

  /** Spares the types that name this one from reading its class file once more. */
  void remember(String name, TypeFacts facts) {
    known.remember(name, facts);
  }

  /** The Selvage annotations that annotations stand for. */
  Set<String> selvageAnnotations(List<String> annotationTypes) {
    Set<String> all = Set.of();
    for (String type : annotationTypes) {
      all = Union.of(all, standsFor(type));
    }
    return all;
  }

  private Set<String> standsFor(String annotationType) {
    if (SelvageAnnotations.GUARDING.contains(annotationType)) {
      return Set.of(annotationType);
    }
    Set<String> standsFor = known.standsFor(annotationType);
    return standsFor != null
        ? standsFor
        : known.rememberStandsFor(annotationType, resolve(annotationType));
  }

  private Set<String> resolve(String annotationType) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>(Set.of(annotationType));
    Deque<String> open = new ArrayDeque<>();
    open.add(annotationType);
    while (!open.isEmpty()) {
      for (String meta : facts(open.remove()).metaAnnotations()) {
        if (SelvageAnnotations.GUARDING.contains(meta)) {
          found.add(meta);
        } else if (seen.add(meta)) {
          open.add(meta);
        }
      }
    }
    return found.isEmpty() ? Set.of() : Collections.unmodifiableSet(found);
  }
}
