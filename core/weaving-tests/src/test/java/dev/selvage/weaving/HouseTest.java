package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house as the design has it, read from the sources of all modules. */
class HouseTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** Each module with those that its main sources may name, itself left out. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.of(
          "annotations", Set.of(),
          "core/engine", Set.of("annotations"),
          "core/providers", Set.of("annotations", "core/engine"),
          "core/weaver", Set.of("annotations", "core/engine"),
          "core/agent", Set.of("annotations", "core/engine", "core/providers", "core/weaver"),
          "core/aspectj", Set.of("annotations", "core/engine"),
          "core/processor", Set.of("annotations", "core/engine", "core/providers"),
          "core/tokens", Set.of("annotations", "core/engine"),
          "core/testkit", Set.of("annotations", "core/engine"),
          "guice-module", Set.of("annotations", "core/engine", "core/providers"));

  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?(dev\\.selvage[a-z0-9.]*)\\.[A-Z].*", Pattern.MULTILINE);

  @Test
  void theTopLevelHoldsTheseAndNothingElse() throws IOException {
    try (Stream<Path> entries = Files.list(ROOT)) {
      assertThat(entries.map(path -> path.getFileName().toString()))
          .filteredOn(HouseTest::isNotTheTools)
          .containsExactlyInAnyOrder(
              "pom.xml",
              "core",
              "annotations",
              "guice-module",
              "examples",
              "README.md",
              "CHANGELOG.md",
              "CONTRIBUTING.md",
              "LICENSE",
              ".ci",
              ".gitignore");
    }
  }

  /** Git, IDEs and Maven keep things of their own there. */
  private static boolean isNotTheTools(String name) {
    return !name.equals("target")
        && (!name.startsWith(".") || Set.of(".ci", ".gitignore").contains(name));
  }

  @Test
  void noPackageStandsInTwoArtifacts() {
    Map<String, String> artifactOf = new HashMap<>();
    packagesByModule()
        .forEach(
            (module, packages) ->
                packages.forEach(
                    name -> assertThat(artifactOf.put(name, module)).as("%s", name).isNull()));
  }

  @Test
  void importsGoTheDesignsWay() {
    Map<String, Set<String>> packages = packagesByModule();
    MAY_IMPORT.forEach(
        (module, allowed) ->
            sources(module)
                .forEach(
                    file ->
                        IMPORT
                            .matcher(read(file))
                            .results()
                            .map(found -> moduleOf(found.group(1), packages))
                            .filter(imported -> !imported.equals(module))
                            .forEach(
                                imported ->
                                    assertThat(allowed).as("%s", file).contains(imported))));
  }

  @Test
  void theAnnotationsBringNoServices() {
    assertThat(ROOT.resolve("annotations/src/main/resources")).doesNotExist();
  }

  private static Map<String, Set<String>> packagesByModule() {
    Map<String, Set<String>> packages = new HashMap<>();
    for (String module : MAY_IMPORT.keySet()) {
      Path java = ROOT.resolve(module).resolve("src/main/java");
      Set<String> names = new TreeSet<>();
      sources(module)
          .forEach(
              file -> names.add(java.relativize(file.getParent()).toString().replace('/', '.')));
      packages.put(module, names);
    }
    return packages;
  }

  private static String moduleOf(String packageName, Map<String, Set<String>> packages) {
    return packages.entrySet().stream()
        .filter(entry -> entry.getValue().contains(packageName))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody has the package " + packageName));
  }

  private static List<Path> sources(String module) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
