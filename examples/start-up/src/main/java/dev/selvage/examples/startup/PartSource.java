package dev.selvage.examples.startup;

/**
 * The source of one class of ordinary size: fields, a constructor, accessors, a loop, a switch,
 * some texts, and with some of them a supertype, an annotation or a lambda. Every twelfth has
 * heirs. The same number always gives the same source.
 */
final class PartSource {

  private static final int CLASSES_PER_PACKAGE = 25;

  private static final String TEMPLATE =
      """
      package ${package};

      import java.util.ArrayList;
      import java.util.List;
      import java.util.Map;
      import java.util.TreeMap;

      ${annotation}public class ${name} ${supertype}{
        private static final String PREFIX = "part-${number}";
        private final String title;
        private final int size${number};
        private final List<String> notes = new ArrayList<>();
        private final Map<String, Long> totals = new TreeMap<>();
        private double weight;

        public ${name}() {
          this(PREFIX, ${number});
        }

        public ${name}(String title, int size) {
          this.title = title;
          this.size${number} = size;
        }

        public String title() {
          return title;
        }

        public int size() {
          return size${number};
        }

        public double weight() {
          return weight;
        }

        public void weigh(double more) {
          if (more < 0) {
            throw new IllegalArgumentException("A weight of ${number} grows: " + more);
          }
          weight += more * ${factor};
        }

        public void note(String text) {
          notes.add(PREFIX + ": " + text.strip());
          totals.merge(text, ${number}L, Long::sum);
        }

        public int score(int seed) {
          int score = seed;
          for (String note : notes) {
            score = 31 * score + note.length();
          }
          switch (score % 4) {
            case 0: return score + ${factor};
            case 1: return score - size${number};
            case 2: return -score;
            default: return 0;
          }
        }
      ${lambda}
        @Override
        public boolean equals(Object other) {
          return other instanceof ${name} && title.equals(((${name}) other).title);
        }

        @Override
        public int hashCode() {
          return title.hashCode() * 31 + size${number};
        }

        @Override
        public String toString() {
          return "${name}{" + "title='" + title + "', size=" + size${number} + ", weight=" + weight + '}';
        }
      }
      """;

  private static final String LAMBDA =
      """

        public long longNotes() {
          return notes.stream().filter(note -> note.length() > ${factor}).count();
        }
      """;

  private PartSource() {}

  static String packageOf(int number) {
    return "com.example.parts.p" + number / CLASSES_PER_PACKAGE;
  }

  static String nameOf(int number) {
    return packageOf(number) + ".Part" + number;
  }

  static String of(int number) {
    return TEMPLATE
        .replace("${lambda}", number % 4 == 0 ? LAMBDA : "")
        .replace("${annotation}", number % 5 == 0 ? "@com.example.Audited(\"parts\")\n" : "")
        .replace("${supertype}", supertype(number))
        .replace("${package}", packageOf(number))
        .replace("${name}", "Part" + number)
        .replace("${factor}", String.valueOf(number % 17 + 2))
        .replace("${number}", String.valueOf(number));
  }

  private static String supertype(int number) {
    int first = number - number % CLASSES_PER_PACKAGE;
    if (number == first || number % 3 == 0) {
      return number % 2 == 0 ? "" : "implements com.example.Weighed ";
    }
    // Two base classes a package, each with some heirs.
    int base = number % 3 == 1 || number == first + 1 ? first : first + 1;
    return "extends Part" + base + " ";
  }
}
