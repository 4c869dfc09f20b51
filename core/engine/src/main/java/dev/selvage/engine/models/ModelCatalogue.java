package dev.selvage.engine.models;

import dev.selvage.engine.policy.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The context windows and most output of chat models: the rows that come with Selvage, over them
 * those of the file that the system property {@code selvage.models} names, over those what is
 * {@linkplain Builder#add added}. A model without a row is unknown, and no rule is on it. Immutable
 * and safe for use by many threads.
 */
public final class ModelCatalogue {

  /** The system property that names the user's file of rows. */
  public static final String FILE_PROPERTY = "selvage.models";

  /** Where an application asks for names without end, only the first ones are kept. */
  private static final int MOST_KNOWN_NAMES = 1000;

  private final Map<String, ModelFacts> rows;
  private final Map<String, Optional<ModelFacts>> found = new ConcurrentHashMap<>();

  private ModelCatalogue(Map<String, ModelFacts> rows) {
    this.rows = Map.copyOf(rows);
  }

  /** Starts a catalogue with the rows that come with Selvage, and no file. */
  public static Builder builder() {
    return new Builder().rows(ownRows());
  }

  /**
   * The catalogue of this JVM: Selvage's own rows and, over them, those of the file that {@value
   * #FILE_PROPERTY} names.
   *
   * @param faults is told of the file and its lines what is wrong; such lines are left out
   */
  public static ModelCatalogue configured(Consumer<Fault> faults) {
    String file = System.getProperty(FILE_PROPERTY, "");
    return (file.isBlank() ? builder() : builder().file(file.strip(), faults)).build();
  }

  /** This one, and over it those rows; an earlier one of them wins. */
  public ModelCatalogue with(List<ModelFacts> models) {
    Map<String, ModelFacts> all = new HashMap<>();
    models.forEach(model -> all.putIfAbsent(model.name(), model));
    rows.forEach(all::putIfAbsent);
    return new ModelCatalogue(all);
  }

  /**
   * What is known of the model: the row of its name or, where there is none, of the name without
   * what says where it runs and which release it is.
   */
  public Optional<ModelFacts> find(String model) {
    Optional<ModelFacts> known = found.get(model);
    if (known == null) {
      known = search(model);
      if (found.size() < MOST_KNOWN_NAMES && model.length() <= ModelNames.MOST_CHARACTERS) {
        found.put(model, known);
      }
    }
    return known;
  }

  private Optional<ModelFacts> search(String model) {
    return ModelNames.fromFullToBare(model).stream()
        .map(rows::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static List<String> ownRows() {
    try (InputStream in =
        ModelCatalogue.class.getResourceAsStream("/META-INF/selvage/models.txt")) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects rows; a later one wins over an earlier one. Not safe for use by many threads. */
  public static final class Builder {
    private final Map<String, ModelFacts> rows = new HashMap<>();

    private Builder() {}

    /** Adds a model. */
    public Builder add(ModelFacts model) {
      rows.put(model.name(), model);
      return this;
    }

    /**
     * Adds the rows of a file, each a name, a window, a maximum of output and, if wanted, where
     * they are from; {@code #} begins a comment line.
     *
     * @param faults is told what is wrong, with line and remedy; such lines are left out
     */
    public Builder file(String path, Consumer<Fault> faults) {
      String where = "-D" + FILE_PROPERTY + "=" + path;
      try {
        return rows(Files.readAllLines(Path.of(path)), where, faults);
      } catch (IOException | InvalidPathException e) {
        faults.accept(
            new Fault(where, "cannot be read (" + e + "); name a file of rows in UTF-8, or none"));
        return this;
      }
    }

    private Builder rows(List<String> lines) {
      return rows(
          lines,
          "models.txt",
          fault -> {
            throw new IllegalStateException(fault.toString());
          });
    }

    private Builder rows(List<String> lines, String where, Consumer<Fault> faults) {
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          String lineNumber = where + ", line " + (i + 1);
          try {
            ModelFacts facts = ModelRow.parse(line);
            rows.put(facts.name(), facts);
          } catch (IllegalArgumentException e) {
            faults.accept(new Fault(lineNumber, String.valueOf(e.getMessage())));
          }
        }
      }
      return this;
    }

    /** The catalogue with all rows so far. */
    public ModelCatalogue build() {
      return new ModelCatalogue(rows);
    }
  }
}
