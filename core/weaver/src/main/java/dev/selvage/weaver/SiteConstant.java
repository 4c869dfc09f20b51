package dev.selvage.weaver;

import dev.selvage.engine.binding.Bootstrap;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GuardedMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.ClassConstant;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.constant.JavaConstantValue;
import net.bytebuddy.implementation.bytecode.constant.TextConstant;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.utility.JavaConstant;

/**
 * Puts the handle of the guarded method on the stack where an advice names {@link Site}: as a
 * dynamic constant where the class file knows them (from Java 11), as a constant call site from
 * Java 7, else by look-up.
 */
final class SiteConstant implements Advice.OffsetMapping.Factory<Site> {

  private static final int JAVA_7 = 51;
  private static final int JAVA_11 = 55;

  private static final MethodDescription.InDefinedShape CONSTANT = bootstrap("constant");
  private static final MethodDescription.InDefinedShape CALL_SITE = bootstrap("callSite");
  private static final MethodDescription.InDefinedShape LOOKUP = bootstrap("lookup");

  private final int majorVersion;
  private final String source;

  /**
   * For classes of that version.
   *
   * @param source empty, or the interface method that a lambda's body implements
   */
  SiteConstant(int majorVersion, String source) {
    this.majorVersion = majorVersion;
    this.source = source;
  }

  /** Versions of one era take the same code. */
  static int eraOf(int majorVersion) {
    return majorVersion >= JAVA_11 ? JAVA_11 : Math.min(majorVersion, JAVA_7);
  }

  @Override
  public Class<Site> getAnnotationType() {
    return Site.class;
  }

  @Override
  public Advice.OffsetMapping make(
      ParameterDescription.InDefinedShape target,
      AnnotationDescription.Loadable<Site> annotation,
      AdviceType adviceType) {
    return (type, method, assigner, handler, sort) ->
        new Advice.OffsetMapping.Target.ForStackManipulation(handleOf(type, method));
  }

  private StackManipulation handleOf(TypeDescription type, MethodDescription method) {
    if (majorVersion < JAVA_7) {
      return new StackManipulation.Compound(
          ClassConstant.of(type),
          IntegerConstant.forValue(WovenSite.CONTRACT),
          new TextConstant(method.getInternalName()),
          new TextConstant(method.getDescriptor()),
          new TextConstant(source),
          MethodInvocation.invoke(LOOKUP));
    }
    List<JavaConstant> arguments =
        Arrays.asList(
            JavaConstant.Simple.ofLoaded(WovenSite.CONTRACT),
            JavaConstant.Simple.ofLoaded(method.getInternalName()),
            JavaConstant.Simple.ofLoaded(method.getDescriptor()),
            JavaConstant.Simple.ofLoaded(source));
    return majorVersion < JAVA_11
        ? MethodInvocation.invoke(CALL_SITE)
            .dynamic(
                "site", TypeDescription.ForLoadedType.of(GuardedMethod.class), List.of(), arguments)
        : new JavaConstantValue(JavaConstant.Dynamic.bootstrap("site", CONSTANT, arguments));
  }

  private static MethodDescription.InDefinedShape bootstrap(String name) {
    for (Method method : Bootstrap.class.getMethods()) {
      if (method.getName().equals(name)) {
        return new MethodDescription.ForLoadedMethod(method);
      }
    }
    throw new IllegalStateException("The engine has no Bootstrap." + name);
  }
}
