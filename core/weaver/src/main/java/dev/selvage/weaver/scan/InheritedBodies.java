package dev.selvage.weaver.scan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the guarded interface methods that a class implements with a method of a superclass that
 * knows nothing of the interface: there the annotations do not act, and nothing else would say so.
 */
final class InheritedBodies {

  private final ClassFile file;
  private final Types types;
  private final Set<String> declared = new HashSet<>();

  /** What each bridge whose code is plain leads to. */
  private final Map<String, String> bridges = new HashMap<>();

  private InheritedBodies(ClassFile file, Types types) {
    this.file = file;
    this.types = types;
  }

  /** The inherited methods, by name and descriptor, that an annotation misses. */
  static Set<String> unguarded(ClassFile file, Types types) {
    List<String> supertypes = file.supertypes();
    if (file.is(Flags.ABSTRACT | Flags.INTERFACE) || supertypes.size() < 2) {
      return Set.of();
    }
    Guards ofSuperclass = types.guards(supertypes.subList(0, 1));
    Guards ofInterfaces = types.guards(supertypes.subList(1, supertypes.size()));
    return ofInterfaces.isEmpty()
        ? Set.of()
        : new InheritedBodies(file, types).find(ofInterfaces, ofSuperclass);
  }

  private Set<String> find(Guards promised, Guards keptAbove) {
    file.methods().forEach(this::note);
    Set<String> found = new TreeSet<>();
    for (String method : promised.methods()) {
      String body = bridges.getOrDefault(method, method);
      boolean isNew = keptAbove.of(method, "").isEmpty();
      if (isNew && !declared.contains(body) && !isGuardedAbove(body)) {
        found.add(body);
      }
    }
    return found;
  }

  private boolean isGuardedAbove(String body) {
    return types.above(file).anyMatch(type -> type.guarded().contains(body));
  }

  private void note(Method method) {
    BridgeCode.@Nullable Call call =
        method.is(Flags.BRIDGE) ? BridgeCode.call(file.pool(), method) : null;
    if (call == null) {
      declared.add(method.key());
    } else {
      bridges.put(method.key(), call.key());
    }
  }
}
