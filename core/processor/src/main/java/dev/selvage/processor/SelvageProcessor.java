package dev.selvage.processor;

import dev.selvage.engine.policy.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * The annotation processor that tells of misused annotations of Selvage's. Writes no file and
 * changes none. {@code -Aselvage.processor=warn} makes its errors warnings, {@code off} turns it
 * off, {@code error} is the default; {@code @SuppressWarnings("selvage")} silences it for what it
 * stands on. Not safe for use by many threads.
 */
public final class SelvageProcessor extends AbstractProcessor {

  private static final String OPTION = "selvage.processor";
  private static final List<String> MODES = List.of("error", "warn", "off");

  /** By name: each round of processing has elements of its own. */
  private final Map<String, TypeElement> types = new LinkedHashMap<>();

  /** Made by the service loader. */
  public SelvageProcessor() {}

  /** All, since an annotation of the user's own may stand for some of Selvage's. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  /** Checks in the last round: what other processors make, sources may refer to. */
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      types.put(type.getQualifiedName().toString(), type);
    }
    String mode = processingEnv.getOptions().getOrDefault(OPTION, MODES.get(0));
    if (round.processingOver()) {
      check(mode);
    }
    return false;
  }

  private void check(String mode) {
    if (!MODES.contains(mode)) {
      tellUnknown(mode);
    } else if (!mode.equals("off")) {
      Reports reports = new Reports(processingEnv.getMessager(), mode.equals("warn"));
      TypeCheck check = new TypeCheck(processingEnv, reports);
      types.forEach((name, type) -> check(name, type, check));
    }
  }

  /** Whatever goes wrong here must not keep anyone from compiling. */
  private void check(String name, TypeElement type, TypeCheck check) {
    try {
      TypeElement current = processingEnv.getElementUtils().getTypeElement(name);
      check.check(current == null ? type : current);
    } catch (RuntimeException | LinkageError e) {
      String message = "Selvage's processor leaves out %s: %s".formatted(name, e);
      processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, message);
    }
  }

  private void tellUnknown(String mode) {
    Optional<String> nearest = Spelling.nearest(mode, MODES);
    String message =
        "-A%s=%s: there is no such mode%n  Fix: write %s"
            .formatted(OPTION, mode, nearest.orElse(String.join(", ", MODES)));
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message);
  }
}
