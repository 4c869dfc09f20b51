package dev.selvage.weaver.scan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What guards the methods of one class: the rules of this package, lambda bodies aside. */
final class Guarding {

  private static final Set<String> OF_OBJECT =
      Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;");

  private final ClassFile file;
  private final Types types;
  private final Guards inherited;

  /** The facts of the supertypes that have anything to do with Selvage; mostly there are none. */
  private final List<TypeFacts> above;

  private final Set<String> ofType;
  private @Nullable Map<String, Set<String>> bridged;

  Guarding(ClassFile file, Types types) {
    this.file = file;
    this.types = types;
    this.above = types.notFree(file.supertypes());
    this.inherited = inherited();
    this.ofType = readOfType();
  }

  private Guards inherited() {
    Guards.Builder guards = new Guards.Builder();
    for (TypeFacts facts : above) {
      guards.addAll(facts.guards());
    }
    return guards.build();
  }

  private Set<String> readOfType() {
    boolean none = !file.pool().mentionsAnnotations() || file.is(Flags.ANNOTATION);
    return none ? Set.of() : types.selvageAnnotations(file.annotations());
  }

  /** Whether no method can be guarded, as far as that is known without a look at the methods. */
  boolean isIdle() {
    return inherited.isEmpty() && !file.pool().mentionsAnnotations();
  }

  /** Whether nothing above the class, and nothing on the class itself, has to do with Selvage. */
  boolean isUntouched() {
    return above.isEmpty() && ofType.isEmpty() && !file.is(Flags.ANNOTATION);
  }

  /**
   * Whether the class and what is above it have nothing to do with Selvage, for all it can tell.
   */
  private boolean isFree() {
    return above.isEmpty() && !file.pool().mentionsAnnotations();
  }

  /** The annotations that apply to a method of the class. */
  Set<String> of(Method method) {
    if (method.is(Flags.SYNTHETIC | Flags.BRIDGE) || method.isInitializer()) {
      return Set.of();
    }
    return Union.of(Union.of(own(method), inherited(method)), ofTypeFor(method));
  }

  Set<String> own(Method method) {
    return types.selvageAnnotations(method.annotations());
  }

  private Set<String> inherited(Method method) {
    if (inherited.isEmpty() || !method.isVirtual()) {
      return Set.of();
    }
    String key = method.key();
    Set<String> direct = inherited.of(key, file.packageName());
    return Union.of(direct, bridged().getOrDefault(key, Set.of()));
  }

  /** The annotations of the type itself; empty also where the type is an annotation type. */
  Set<String> ofType() {
    return ofType;
  }

  private Set<String> ofTypeFor(Method method) {
    return !ofType.isEmpty() && isCovered(method) ? ofType : Set.of();
  }

  /** Whether an annotation on the type covers the method. */
  boolean isCovered(Method method) {
    return !method.is(Flags.PRIVATE | Flags.SYNTHETIC | Flags.BRIDGE)
        && !method.isInitializer()
        && !OF_OBJECT.contains(method.key())
        && !isMadeForEnum(method);
  }

  private boolean isMadeForEnum(Method method) {
    if (!file.is(Flags.ENUM) || !method.is(Flags.STATIC)) {
      return false;
    }
    String self = 'L' + file.name() + ';';
    String key = method.key();
    return key.equals("values()[" + self) || key.equals("valueOf(Ljava/lang/String;)" + self);
  }

  /** What the methods that bridges lead to inherit from the methods that the bridges override. */
  private Map<String, Set<String>> bridged() {
    Map<String, Set<String>> found = bridged;
    if (found == null) {
      found = followBridges();
      bridged = found;
    }
    return found;
  }

  private Map<String, Set<String>> followBridges() {
    Map<String, Set<String>> found = new HashMap<>();
    for (Method method : file.methods()) {
      if (method.is(Flags.BRIDGE)) {
        Set<String> annotations = inherited.of(method.key(), file.packageName());
        if (!annotations.isEmpty()) {
          Bridges.targets(file, method).forEach(key -> found.merge(key, annotations, Union::of));
        }
      }
    }
    return found;
  }

  /** What the class hands down to the classes that extend or implement it. */
  Guards handedDown() {
    if (isIdle()) {
      return Guards.NONE;
    }
    Guards.Builder guards = new Guards.Builder().addAll(inherited);
    if (!inherited.isEmpty()) {
      bridged().forEach(guards::add);
    }
    for (Method method : file.methods()) {
      if (handsDown(method)) {
        handDown(method, guards);
      }
    }
    return guards.build();
  }

  private boolean handsDown(Method method) {
    return (file.is(Flags.INTERFACE) || method.is(Flags.ABSTRACT))
        && method.isVirtual()
        && !method.is(Flags.SYNTHETIC | Flags.BRIDGE);
  }

  private void handDown(Method method, Guards.Builder guards) {
    Set<String> annotations = Union.of(own(method), ofTypeFor(method));
    if (method.isPackagePrivate()) {
      guards.addInPackage(method.key(), file.packageName(), annotations);
    } else {
      guards.add(method.key(), annotations);
    }
  }

  /**
   * The methods with a body, by name and descriptor, declared or inherited, to which annotations
   * apply.
   */
  Set<String> guarded() {
    if (isFree()) {
      return Set.of();
    }
    Set<String> guarded = new HashSet<>();
    for (TypeFacts facts : above) {
      guarded.addAll(facts.guarded());
    }
    if (isIdle() && guarded.isEmpty()) {
      return Set.of();
    }
    for (Method method : file.methods()) {
      if (isGuarded(method)) {
        guarded.add(method.key());
      } else {
        guarded.remove(method.key());
      }
    }
    return Set.copyOf(guarded);
  }

  /** Whether annotations apply to what runs: a bridge runs the method that it leads to. */
  private boolean isGuarded(Method method) {
    if (method.is(Flags.BRIDGE)) {
      return !inherited.of(method.key(), file.packageName()).isEmpty();
    }
    return !method.is(Flags.ABSTRACT) && !of(method).isEmpty();
  }
}
