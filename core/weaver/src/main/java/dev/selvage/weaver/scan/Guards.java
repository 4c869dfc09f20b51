package dev.selvage.weaver.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The methods of a type, and of its supertypes, that hand their annotations down to whatever
 * overrides or implements them.
 */
final class Guards {

  static final Guards NONE = new Guards(Map.of());

  private final Map<String, Set<String>> byMethod;

  private Guards(Map<String, Set<String>> byMethod) {
    this.byMethod = byMethod;
  }

  boolean isEmpty() {
    return byMethod.isEmpty();
  }

  /**
   * What a method inherits.
   *
   * @param key its name and descriptor
   * @param packageName the package of the class that declares it
   */
  Set<String> of(String key, String packageName) {
    if (isEmpty()) {
      return Set.of();
    }
    return Union.of(known(key), known(inPackage(key, packageName)));
  }

  /** The names and descriptors of the methods that a class of any package overrides. */
  List<String> methods() {
    return byMethod.keySet().stream().filter(key -> key.indexOf(':') < 0).sorted().toList();
  }

  private Set<String> known(String key) {
    return byMethod.getOrDefault(key, Set.of());
  }

  /** A package-private method is overridden in its own package only, so its key names that. */
  private static String inPackage(String key, String packageName) {
    return packageName + ':' + key;
  }

  /** Gathers guards; what stands under one key is united. */
  static final class Builder {

    private Guards first = NONE;
    private final Map<String, Set<String>> added = new HashMap<>();

    Builder addAll(Guards guards) {
      if (first.isEmpty() && added.isEmpty()) {
        first = guards;
      } else if (guards != first) {
        guards.byMethod.forEach(this::add);
      }
      return this;
    }

    void add(String key, Set<String> annotations) {
      if (!annotations.isEmpty()) {
        added.merge(key, annotations, Union::of);
      }
    }

    void addInPackage(String key, String packageName, Set<String> annotations) {
      add(inPackage(key, packageName), annotations);
    }

    Guards build() {
      if (added.isEmpty()) {
        return first;
      }
      Map<String, Set<String>> all = new HashMap<>(first.byMethod);
      added.forEach((key, annotations) -> all.merge(key, annotations, Union::of));
      return new Guards(Map.copyOf(all));
    }
  }
}
