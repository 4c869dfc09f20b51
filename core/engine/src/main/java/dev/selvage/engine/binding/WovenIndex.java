package dev.selvage.engine.binding;

import dev.selvage.engine.binding.GuardedMethods.Report;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The list of annotated methods that weaving at build time leaves beside the class files, so that
 * they are known before they run. Never required: without it, and for what it does not name, a
 * method is known once a weaver meets it.
 *
 * <p>It is a text in UTF-8: the first line is {@value #HEADER}; each other line is one {@link
 * Report}, with tabs between {@code woven} or {@code not}, the class, the method and the reason.
 * Lines of any other form are passed over.
 */
public final class WovenIndex {

  /** Where it lies in a jar. */
  public static final String RESOURCE = "META-INF/selvage/index";

  private static final String HEADER = "selvage-index 1";
  private static final String WOVEN = "woven";
  private static final String NOT_WOVEN = "not";

  private WovenIndex() {}

  /** The index of those methods. */
  public static String format(Collection<Report> reports) {
    return reports.stream()
        .map(WovenIndex::line)
        .collect(Collectors.joining("", HEADER + "\n", ""));
  }

  private static String line(Report report) {
    return String.join(
            "\t",
            report.woven() ? WOVEN : NOT_WOVEN,
            report.className(),
            report.method(),
            report.reason().replaceAll("\\s+", " "))
        + "\n";
  }

  /** The methods that an index names; none where it is of another form or version. */
  public static List<Report> parse(String index) {
    List<String> lines = index.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      return List.of();
    }
    List<Report> reports = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      if (parts.length == 4 && (parts[0].equals(WOVEN) || parts[0].equals(NOT_WOVEN))) {
        reports.add(new Report(parts[1], parts[2], parts[0].equals(WOVEN), parts[3]));
      }
    }
    return reports;
  }

  /** What the indexes say that a loader has itself, those of the loaders above it left out. */
  static List<Report> of(ClassLoader loader) {
    List<Report> reports = new ArrayList<>();
    try {
      List<URL> indexes = Collections.list(loader.getResources(RESOURCE));
      ClassLoader parent = loader.getParent();
      if (parent != null) {
        // As texts: two URLs that are compared may ask the network.
        List<String> above =
            Collections.list(parent.getResources(RESOURCE)).stream().map(URL::toString).toList();
        indexes.removeIf(index -> above.contains(index.toString()));
      }
      for (URL index : indexes) {
        reports.addAll(parse(text(index)));
      }
    } catch (IOException | RuntimeException e) {
      // An index that cannot be read is as good as none.
    }
    return reports;
  }

  private static String text(URL index) throws IOException {
    URLConnection connection = index.openConnection();
    connection.setUseCaches(false); // a cached jar would stay open
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
