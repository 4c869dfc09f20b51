package dev.selvage.weaver;

import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.engine.binding.WovenIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The index beside the class files of one folder, which a later build brings up to date. */
final class IndexFile {

  private final Path classes;
  private final Path index;

  IndexFile(Path classes) {
    this.classes = classes;
    this.index = classes.resolve(WovenIndex.RESOURCE);
  }

  /**
   * Writes what was found in the classes that were looked at. What an earlier build found in other
   * classes stays as long as their files are there.
   *
   * @param found by the full name of the class, with an empty list where there was nothing
   */
  void update(Map<String, List<Report>> found) throws IOException {
    List<Report> reports = new ArrayList<>();
    for (Report earlier : read()) {
      if (!found.containsKey(earlier.className()) && isThere(earlier.className())) {
        reports.add(earlier);
      }
    }
    found.values().forEach(reports::addAll);
    reports.sort(Comparator.comparing(Report::className).thenComparing(Report::method));
    write(reports);
  }

  private List<Report> read() throws IOException {
    return Files.exists(index) ? WovenIndex.parse(Files.readString(index)) : List.of();
  }

  private boolean isThere(String className) {
    return Files.exists(classes.resolve(className.replace('.', '/') + ".class"));
  }

  private void write(List<Report> reports) throws IOException {
    if (reports.isEmpty()) {
      Files.deleteIfExists(index);
    } else {
      Files.createDirectories(index.getParent());
      Files.writeString(index, WovenIndex.format(reports));
    }
  }
}
