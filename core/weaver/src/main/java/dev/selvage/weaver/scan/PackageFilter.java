package dev.selvage.weaver.scan;

import java.util.Arrays;
import java.util.List;
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
 */
public final class PackageFilter {

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

  private static final String WORD = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";

  private static final Pattern NAME = Pattern.compile("(WORD[./])*WORD".replace("WORD", WORD));

  private final boolean includesRest;
  private final Prefixes included;
  private final Prefixes excluded;
  private final Prefixes ignored = prefixes(IGNORED);

  private PackageFilter(List<String> includes, List<String> excludes) {
    this.includesRest = includes.isEmpty() || includes.contains(EVERYTHING);
    this.included = prefixes(includes.stream().filter(name -> !name.equals(EVERYTHING)).toList());
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
    return Arrays.stream(text.split("[,;]", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Prefixes prefixes(List<String> names) {
    return new Prefixes(names.stream().map(PackageFilter::internal).toList());
  }

  /** The internal name of what a text names; empty for everything. */
  private static String internal(String name) {
    if (name.equals(EVERYTHING)) {
      return "";
    }
    String bare = name.replaceFirst("\\.\\*?$", "");
    if (!NAME.matcher(bare).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' names no package: write com.acme.* or com.acme.Foo");
    }
    return bare.replace('.', '/');
  }
}
