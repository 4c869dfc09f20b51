package dev.selvage.weaver.scan;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the method that a bridge leads to. */
final class Bridges {

  /** The types that an array can stand in for. */
  private static final Set<String> ABOVE_ARRAYS =
      Set.of("Ljava/lang/Object;", "Ljava/lang/Cloneable;", "Ljava/io/Serializable;");

  private Bridges() {}

  /**
   * The methods, by name and descriptor, that a bridge may lead to: the one that its code calls, or
   * where that is not plain to see, each method of the class that fits. None where the bridge only
   * widens access to a method of the superclass.
   */
  static List<String> targets(ClassFile file, Method bridge) {
    BridgeCode.@Nullable Call call = BridgeCode.call(file.pool(), bridge);
    return file.methods().stream()
        .filter(method -> !method.is(Flags.BRIDGE | Flags.SYNTHETIC | Flags.STATIC | Flags.PRIVATE))
        .filter(method -> method.name().equals(bridge.name()))
        .filter(method -> call == null ? fits(bridge, method) : isCalled(file, method, call))
        .map(Method::key)
        .toList();
  }

  private static boolean isCalled(ClassFile file, Method method, BridgeCode.Call call) {
    return call.owner().equals(file.name()) && call.key().equals(method.key());
  }

  private static boolean fits(Method bridge, Method target) {
    List<String> wide = Descriptors.parameters(bridge.descriptor());
    List<String> narrow = Descriptors.parameters(target.descriptor());
    if (wide.size() != narrow.size() || !returns(bridge, target)) {
      return false;
    }
    for (int i = 0; i < wide.size(); i++) {
      if (!fits(wide.get(i), narrow.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean returns(Method bridge, Method target) {
    return fits(
        Descriptors.returned(bridge.descriptor()), Descriptors.returned(target.descriptor()));
  }

  /**
   * Whether the narrow type may be a subtype of the wide one. Of two classes nothing is known, so
   * they may.
   */
  private static boolean fits(String wide, String narrow) {
    if (wide.equals(narrow)) {
      return true;
    }
    if (wide.startsWith("[") && narrow.startsWith("[")) {
      return fits(wide.substring(1), narrow.substring(1));
    }
    return wide.startsWith("L")
        && (narrow.startsWith("L") || (narrow.startsWith("[") && ABOVE_ARRAYS.contains(wide)));
  }
}
