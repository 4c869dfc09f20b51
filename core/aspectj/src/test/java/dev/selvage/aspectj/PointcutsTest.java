package dev.selvage.aspectj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.binding.GuardKind;
import org.aspectj.lang.annotation.Pointcut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointcutsTest {

  @ParameterizedTest
  @EnumSource
  void nameEachAnnotationThatGuards(GuardKind kind) throws Exception {
    String name = "dev.selvage." + kind.annotation().substring(1);

    assertThat(pointcut("annotated")).contains(name);
    assertThat(pointcut("declaredByAnnotatedType")).contains(name);
  }

  @Test
  void matchExecutionsOnlyAndBindNothing() throws Exception {
    assertThat(pointcut("annotated") + pointcut("declaredByAnnotatedType"))
        .doesNotContain("call(", "@annotation(", "args(", "target(", "this(");
  }

  private static String pointcut(String name) throws Exception {
    return SelvageAspect.class.getDeclaredMethod(name).getAnnotation(Pointcut.class).value();
  }
}
