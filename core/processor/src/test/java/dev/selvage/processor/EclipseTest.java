package dev.selvage.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eclipse's compiler hears the same as javac. */
class EclipseTest {

  @ParameterizedTest
  @ValueSource(strings = {"Values", "Inert", "Suspended", "Requests", "Silenced", "Fine"})
  void hearsTheSameAsJavac(String name) {
    Compiled eclipse =
        Compiled.by(new EclipseCompiler(), List.of(Compiled.SOURCES.resolve(name + ".java")));
    assertThat(eclipse.messages()).isEqualTo(Compiled.source(name + ".java").messages());
  }
}
