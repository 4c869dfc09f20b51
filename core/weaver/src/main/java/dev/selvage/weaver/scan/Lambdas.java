package dev.selvage.weaver.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the guarded lambdas of a class in its constant pool, without a look at its code. */
final class Lambdas {

  private final ClassFile file;
  private final ConstantPool pool;
  private final Types types;

  private Lambdas(ClassFile file, Types types) {
    this.file = file;
    this.pool = file.pool();
    this.types = types;
  }

  static List<GuardedLambda> guarded(ClassFile file, Types types) {
    return file.pool().dynamicCallCount() > 0 ? new Lambdas(file, types).find() : List.of();
  }

  private List<GuardedLambda> find() {
    List<Integer> calls = callsOfGuards();
    if (calls.isEmpty()) {
      return List.of();
    }
    BootstrapMethods linkage = BootstrapMethods.read(pool, file.bootstrapMethods());
    List<GuardedLambda> found = new ArrayList<>();
    for (int call : calls) {
      LambdaSite site = LambdaSite.read(pool, linkage, call);
      if (site != null) {
        addIfGuarded(site, found);
      }
    }
    return found;
  }

  /** The dynamic calls that yield an interface with guarded methods; mostly there are none. */
  private List<Integer> callsOfGuards() {
    List<Integer> calls = new ArrayList<>(0);
    for (int i = 0; i < pool.dynamicCallCount(); i++) {
      int call = pool.dynamicCall(i);
      if (!LambdaSite.yieldsJdkType(pool, call)
          && !guards(LambdaSite.interfaceName(pool, call)).isEmpty()) {
        calls.add(call);
      }
    }
    return calls;
  }

  private Guards guards(String interfaceName) {
    return interfaceName.isEmpty() ? Guards.NONE : types.facts(interfaceName).guards();
  }

  private void addIfGuarded(LambdaSite site, List<GuardedLambda> found) {
    Guards guards = guards(site.interfaceName());
    String source = "";
    Set<String> annotations = Set.of();
    for (String method : site.methods()) {
      Set<String> here = guards.of(method, "");
      if (source.isEmpty() && !here.isEmpty()) {
        source = site.interfaceName() + '.' + method;
      }
      annotations = Union.of(annotations, here);
    }
    if (!annotations.isEmpty()) {
      found.add(new GuardedLambda(source, annotations, site.body()));
    }
  }
}
