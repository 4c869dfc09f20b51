package dev.selvage.weaver.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Says which classes are looked at.
 *
 * <p>A text names packages and classes, separated by commas or semicolons: {@code com.acme.*},
 * {@code com.acme.} and {@code com.acme} are the package with all below it, {@code com.acme.Foo} is
 * the class with all nested in it, {@code *} is every class outside {@link #IGNORED}. Where nothing
 * is included by name, {@code *} is. What is included by name is looked at even if it is ignored
 * otherwise, unless the ignored package is the narrower of the two. What is excluded never is, and
 * neither are the subclasses and mocks that libraries generate at run time.
 *
 * <p>It is made before the application starts, so without streams and lambdas, and without a
 * regular expression where nothing is named: the JVM is cold, and each costs milliseconds.
 */
public final class PackageFilter implements Predicate<String> {

  /** The packages that are not looked at unless they are included by name. */
  public static final List<String> IGNORED = IgnoredPackages.NAMES;

  /** What the names of classes contain that libraries generate over others. */
  private static final List<String> GENERATED =
      List.of(
          "$$EnhancerBy",
          "$$FastClassBy",
          "$$SpringCGLIB$$",
          "$$Lambda",
          "$MockitoMock$",
          "$ByteBuddy$",
          "$HibernateProxy$");

  private static final String EVERYTHING = "*";

  private final boolean includesRest;
  private final Prefixes included;
  private final Prefixes excluded;
  private final Prefixes ignored = prefixes(IGNORED);

  private PackageFilter(List<String> includes, List<String> excludes) {
    this.includesRest = includes.isEmpty() || includes.contains(EVERYTHING);
    this.included = prefixes(withoutEverything(includes));
    this.excluded = prefixes(excludes);
  }

  /** A filter that looks at every class outside {@link #IGNORED}. */
  public static PackageFilter standard() {
    return of("", "");
  }

  /**
   * A filter from texts, either of which may be empty.
   *
   * @throws IllegalArgumentException if a name is none, which the message quotes
   */
  public static PackageFilter of(String includes, String excludes) {
    return new PackageFilter(split(includes), split(excludes));
  }

  /** Whether a class is looked at, by its internal name, {@code com/acme/Foo}. */
  public boolean accepts(String internalName) {
    int include = included.longest(internalName);
    if ((include < 0 && !includesRest) || include < ignored.longest(internalName)) {
      return false;
    }
    return excluded.longest(internalName) < 0 && !isGenerated(internalName);
  }

  /** As {@link #accepts}. */
  @Override
  public boolean test(String internalName) {
    return accepts(internalName);
  }

  private static boolean isGenerated(String name) {
    if (name.indexOf('$') >= 0) {
      for (String mark : GENERATED) {
        if (name.contains(mark)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> split(String text) {
    List<String> names = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text, ",;");
    while (tokens.hasMoreTokens()) {
      String name = tokens.nextToken().strip();
      if (!name.isEmpty()) {
        names.add(checked(name));
      }
    }
    return names;
  }

  private static String checked(String name) {
    if (!name.equals(EVERYTHING) && !Names.PATTERN.matcher(bare(name)).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' names no package: write com.acme.* or com.acme.Foo");
    }
    return name;
  }

  /** Compiled only where a user names something. */
  private static final class Names {
    private static final String WORD = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
    static final Pattern PATTERN = Pattern.compile("(WORD[./])*WORD".replace("WORD", WORD));
  }

  private static List<String> withoutEverything(List<String> names) {
    List<String> others = new ArrayList<>(names);
    others.removeAll(List.of(EVERYTHING));
    return others;
  }

  private static Prefixes prefixes(List<String> names) {
    List<String> internal = new ArrayList<>(names.size());
    for (String name : names) {
      internal.add(name.equals(EVERYTHING) ? "" : bare(name).replace('.', '/'));
    }
    return new Prefixes(internal);
  }

  private static String bare(String name) {
    int end = name.length() - (name.endsWith(".*") ? 2 : name.endsWith(".") ? 1 : 0);
    return name.substring(0, end);
  }
}
