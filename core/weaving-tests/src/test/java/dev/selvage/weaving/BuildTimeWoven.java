package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.weaver.SelvagePlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.EntryPoint;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.inline.MethodNameTransformer;

/**
 * The application as a build leaves it that weaves the fixture: Byte Buddy's engine for plugins
 * runs as its Maven plugin runs it.
 */
final class BuildTimeWoven {

  private static BuildTimeWoven application;

  private final List<String> warnings = new ArrayList<>();
  private final Path jar;

  private BuildTimeWoven() throws IOException {
    Path classes = fixture();
    List<String> problems =
        Plugin.Engine.Default.of(
                EntryPoint.Default.REBASE,
                ClassFileVersion.JAVA_V17,
                MethodNameTransformer.Suffixing.withRandomSuffix())
            .with(ClassFileLocator.ForClassLoader.of(SelvagePlugin.class.getClassLoader()))
            .apply(
                new Plugin.Engine.Source.ForFolder(classes.toFile()),
                new Plugin.Engine.Target.ForFolder(classes.toFile()),
                new Plugin.Factory.Simple(new SelvagePlugin(classes.toFile(), log())))
            .getFailed()
            .values()
            .stream()
            .map(Object::toString)
            .toList();
    assertThat(problems).isEmpty();
    jar =
        new Jars()
            .jar(Artifacts.application())
            .directory(classes, "", name -> true)
            .write(Artifacts.WORK.resolve("build-time.jar"));
  }

  private static Path fixture() throws IOException {
    Path folder = Artifacts.WORK.resolve("build-time-classes");
    for (String name : Jars.names(Artifacts.CLASSES)) {
      if (Artifacts.isFixture(name)) {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, Files.readAllBytes(Artifacts.CLASSES.resolve(name)));
      }
    }
    return folder;
  }

  private BuildLogger log() {
    return new BuildLogger.Adapter() {
      @Override
      public boolean isWarnEnabled() {
        return true;
      }

      @Override
      public void warn(String message) {
        warnings.add(message);
      }

      @Override
      public void warn(String message, Throwable throwable) {
        warnings.add(message + ": " + throwable);
      }
    };
  }

  /** Woven once for all tests. */
  static synchronized BuildTimeWoven application() throws IOException {
    if (application == null) {
      application = new BuildTimeWoven();
    }
    return application;
  }

  Path jar() {
    return jar;
  }

  /** What the build warned of. */
  List<String> warnings() {
    return warnings;
  }
}
