package dev.selvage.weaver.odd;

import static dev.selvage.weaver.odd.OddCase.WOVEN;

import dev.selvage.weaver.scan.Compiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What javac makes of unusual sources, for every release that it compiles for. */
class SourcesTest {

  private static final int[] RELEASES = {8, 11, 17, 21, 25};

  /** What every source begins with; {@code ~} stands for the annotation. */
  private static final String IMPORTS =
      """
      package odd;
      import dev.selvage.*;
      import dev.selvage.weaver.odd.Probe;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      """;

  private static final String RETRY =
      "@RetryOnRateLimit(backoff = BackoffLaw.FIXED, initialDelay = \"0s\")";

  /** Sources by name, each with the first release that knows its words; the result is "done". */
  private record Source(String name, int since, String text) {}

  private static final List<Source> SOURCES =
      List.of(
          of(
              8,
              "try, catch and finally",
              """
              public class Odd {
                ~ String ask(int n) {
                  StringBuilder said = new StringBuilder();
                  try { Probe.attempt(); said.append("do"); }
                  catch (IllegalStateException | Error e) { return "caught"; }
                  finally { said.append(n == 1 ? "ne" : "?"); n = 7; }
                  return said.toString();
                }
                public static Object call(Object[] a) { return new Odd().ask(1); }
              }
              """),
          of(
              8,
              "a return in finally",
              """
              public class Odd {
                ~ String ask() {
                  for (int i = 0; ; i++) {
                    try { if (i == 0) { Probe.attempt(); } return "lost"; }
                    finally { if (i == 0 && passed()) { return "done"; } }
                  }
                }
                private int runs;
                private boolean passed() { return ++runs == 3; }
                public static Object call(Object[] a) { return new Odd().ask(); }
              }
              """),
          of(
              8,
              "a synchronized block in a loop with labels",
              """
              public class Odd {
                ~ static String ask(long n, Object lock) {
                  out:
                  while (n < 10) {
                    synchronized (lock) {
                      for (; ; n++) { if (n == 5) { Probe.attempt(); break out; } }
                    }
                  }
                  lock = null;
                  return Thread.holdsLock(Odd.class) ? "held" : "done";
                }
                public static Object call(Object[] a) { return ask(1, Odd.class); }
              }
              """),
          of(
              8,
              "a conditional in a constructor's arguments",
              """
              public class Odd {
                ~ String ask(boolean b) {
                  return new StringBuilder(b ? attempt() : "x").append(b ? "ne" : "y").toString();
                }
                private String attempt() { Probe.attempt(); return "do"; }
                public static Object call(Object[] a) { return new Odd().ask(true); }
              }
              """),
          of(
              8,
              "a switch over strings and over an enum",
              """
              public class Odd {
                enum E { A, B }
                ~ String ask(String s, E e) {
                  switch (s) {
                    case "Aa": case "BB": Probe.attempt(); s = "z"; break;
                    default: return "default";
                  }
                  switch (e) { case A: return "A"; default: return "done"; }
                }
                public static Object call(Object[] a) { return new Odd().ask("BB", E.B); }
              }
              """),
          of(
              8,
              "lambdas and references in the body",
              """
              public class Odd {
                ~ String ask(int n) {
                  int[] box = {n};
                  Runnable once = () -> { box[0]++; Probe.attempt(); };
                  once.run();
                  Supplier<String> done = this::done;
                  Function<Integer, int[]> make = int[]::new;
                  return make.apply(2).length == 2 && box[0] == 4 ? done.get() : "?";
                }
                private String done() { return "done"; }
                public static Object call(Object[] a) { return new Odd().ask(3); }
              }
              """),
          of(
              8,
              "the body of a lambda",
              """
              public class Odd {
                interface Ask { ~ String ask(int n); }
                public static Object call(Object[] a) {
                  int more = a.length + 1;
                  Ask ask = n -> { Probe.attempt(); return n + more == 3 ? "done" : "?"; };
                  return ask.ask(2);
                }
              }
              """),
          of(
              8,
              "an inner class of an inner class",
              """
              public class Odd {
                private int count = 4;
                class In { class Most { ~ private String ask(int n) {
                  Probe.attempt(); count += n; return count == 5 ? "done" : "?"; } } }
                public static Object call(Object[] a) {
                  return new Odd().new In().new Most().ask(1);
                }
              }
              """),
          of(
              8,
              "a local and an anonymous class that capture",
              """
              public class Odd {
                interface Ask { ~ String ask(int n); }
                public static Object call(Object[] a) {
                  String[] word = {"do", "ne"};
                  class Local implements Ask {
                    public String ask(int n) {
                      return new Ask() {
                        public String ask(int m) { Probe.attempt(); return word[0] + word[1]; }
                      }.ask(n);
                    }
                  }
                  return new Local().ask(1);
                }
              }
              """),
          of(
              8,
              "constants of an enum with bodies",
              """
              public enum Odd {
                ONE { ~ String ask() { Probe.attempt(); return "done"; } };
                abstract String ask();
                public static Object call(Object[] a) { return ONE.ask(); }
              }
              """),
          of(
              8,
              "generics, bounds and varargs",
              """
              public class Odd<T extends Comparable<? super T>> {
                ~ @SafeVarargs final <X extends T> List<? extends X> all(int n, X... more) throws Error {
                  Probe.attempt();
                  List<X> all = new ArrayList<>(Arrays.asList(more));
                  more = null;
                  return all;
                }
                public static Object call(Object[] a) {
                  return String.join("", new Odd<String>().all(1, "do", "ne"));
                }
              }
              """),
          of(
              8,
              "an override that returns less, with its bridge",
              """
              abstract class Base<T> { abstract Object ask(T t); }
              public class Odd extends Base<String> {
                ~ @Override String ask(String s) { Probe.attempt(); return s; }
                public static Object call(Object[] a) { Base<String> b = new Odd(); return b.ask("done"); }
              }
              """),
          of(
              8,
              "default and static methods of an interface",
              """
              interface Face {
                ~ default String ask(double d) { d++; Probe.attempt(); return d == 2 ? Face.word() : "?"; }
                static String word() { return "done"; }
              }
              public class Odd implements Face {
                public static Object call(Object[] a) { return new Odd().ask(1); }
              }
              """),
          of(
              8,
              "annotations on everything",
              """
              public class Odd<@Odd.Mark T> {
                @java.lang.annotation.Target({
                  java.lang.annotation.ElementType.TYPE_USE, java.lang.annotation.ElementType.TYPE_PARAMETER})
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                @interface Mark { int value() default 1; }
                ~ @Deprecated <@Mark(2) X extends @Mark(3) Object> @Mark(4) String ask(
                    @Mark Odd<T> this, @Mark(5) List<@Mark(6) String> list, int @Mark(7) [] n)
                    throws @Mark(8) RuntimeException {
                  @Mark(9) String local = (@Mark(10) String) "do";
                  try { Probe.attempt(); } catch (@Mark(11) IllegalStateException e) { return "?"; }
                  Supplier<StringBuilder> make = @Mark(12) StringBuilder::new;
                  list = new @Mark(13) ArrayList<@Mark(14) String>();
                  return local instanceof @Mark(15) String ? make.get().append(local).append("ne").toString() : null;
                }
                public static Object call(Object[] a) { return new Odd<>().ask(null, null); }
              }
              """),
          of(
              8,
              "recursion",
              """
              public class Odd {
                ~ String ask(int depth) {
                  if (depth == 0) { Probe.attempt(); return "done"; }
                  return ask(depth - 1);
                }
                public static Object call(Object[] a) { return new Odd().ask(5); }
              }
              """),
          of(
              8,
              "a method of its own initialiser",
              """
              public class Odd {
                private static final String WORD = ask();
                ~ private static String ask() { Probe.attempt(); return "done"; }
                public static Object call(Object[] a) { return WORD; }
              }
              """),
          of(
              8,
              "an assertion and a class literal",
              """
              public class Odd {
                ~ String ask(Class<?> c) { assert c != null : "no"; Probe.attempt();
                  return c == int[].class ? "done" : "?"; }
                public static Object call(Object[] a) { return new Odd().ask(int[].class); }
              }
              """),
          of(
              8,
              "a later value",
              """
              public class Odd {
                ~ CompletableFuture<String> ask(String s) {
                  return CompletableFuture.supplyAsync(() -> { Probe.attempt(); return s; });
                }
                public static Object call(Object[] a) { return new Odd().ask("done"); }
              }
              """),
          of(
              9,
              "private methods of an interface",
              """
              interface Face {
                  ~ private String hidden(long n) { n = -n; Probe.attempt(); return "done"; }
                  ~ private static int none() { return 0; }
                  default String ask() { return hidden(none()); }
              }
              public class Odd implements Face {
                public static Object call(Object[] a) { return new Odd().ask(); }
              }
              """),
          of(
              9,
              "texts joined by an indy, and resources that close",
              """
              public class Odd implements AutoCloseable {
                ~ static String ask(int n, char c) {
                  try (Odd one = new Odd(); Odd two = new Odd()) { Probe.attempt(); return "do" + c + (char) ('d' + n); }
                }
                public void close() {}
                public static Object call(Object[] a) { return ask(1, 'n'); }
              }
              """),
          of(
              11,
              "a nestmate's private method",
              """
              public class Odd {
                static class In { ~ private String ask() { Probe.attempt(); return Odd.word; } }
                private static String word = "done";
                public static Object call(Object[] a) { return new In().ask(); }
              }
              """),
          of(
              14,
              "a switch that yields",
              """
              public class Odd {
                ~ String ask(int n) {
                  return switch (n) {
                    case 1, 2 -> { try { Probe.attempt(); } finally { n = 9; } yield n == 9 ? "done" : "?"; }
                    default -> throw new IllegalArgumentException();
                  };
                }
                public static Object call(Object[] a) { return new Odd().ask(2); }
              }
              """),
          of(
              16,
              "a record and a local record",
              """
              public record Odd(String a, int... b) {
                public Odd { if (b == null) { b = new int[] {1}; } }
                ~ public String a() { Probe.attempt(); record Pair(String x, String y) {}
                  return (Object) a instanceof String s && new Pair(s, "ne").equals(new Pair("do", "ne")) ? s + "ne" : "?"; }
                public static Object call(Object[] a) { return new Odd("do", null).a(); }
              }
              """),
          of(
              17,
              "sealed types",
              """
              public sealed interface Odd permits Odd.A, Odd.B {
                ~ default String ask() { Probe.attempt(); return this instanceof A a ? a.word() : "?"; }
                record A(String word) implements Odd {}
                non-sealed class B implements Odd {}
                static Object call(Object[] a) { return new A("done").ask(); }
              }
              """),
          of(
              21,
              "patterns of records in a switch",
              """
              public class Odd {
                sealed interface S permits P, Q {}
                record P(Object x, S next) implements S {}
                record Q(int n) implements S {}
                ~ String ask(S s) {
                  Probe.attempt();
                  return switch (s) {
                    case P(String x, Q(var n)) when n > 3 -> x + n;
                    case P(var x, P p) -> ask(p);
                    case P(Integer i, Q q) -> "int";
                    case P(Object o, Q(int n)) -> n == 1 ? "done" : "?";
                    case Q q -> "q";
                  };
                }
                public static Object call(Object[] a) { return new Odd().ask(new P('c', new Q(1))); }
              }
              """),
          of(
              22,
              "unnamed variables",
              """
              public class Odd {
                ~ String ask(Object o) {
                  try { Probe.attempt(); return o instanceof String ? "done" : "?"; }
                  catch (IllegalStateException _) { return "caught"; }
                }
                public static Object call(Object[] a) { return new Odd().ask(""); }
              }
              """),
          of(
              25,
              "what comes before a constructor's call of another",
              """
              public class Odd {
                private final String word;
                Odd(int n) { String w = n == 1 ? "do" : "?"; this(w + "ne"); }
                Odd(String w) { word = w; }
                ~ String ask() { Probe.attempt(); return word; }
                public static Object call(Object[] a) { return new Odd(1).ask(); }
              }
              """));

  private static Source of(int since, String name, String text) {
    return new Source(name, since, text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sources")
  void whatJavacMakesIsGuarded(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  /** The newest release that the running JDK compiles for, and some before; debug info by turns. */
  static Stream<OddCase> sources() {
    List<OddCase> cases = new ArrayList<>();
    int turn = 0;
    for (int release : RELEASES) {
      if (release > Runtime.version().feature()) {
        break;
      }
      boolean hasDebugInfo = turn++ % 2 == 0;
      for (OddCase odd : compiled(release, hasDebugInfo)) {
        cases.add(odd);
      }
    }
    return cases.stream();
  }

  /** All sources of a release are compiled at once, each in a package of its own. */
  private static List<OddCase> compiled(int release, boolean hasDebugInfo) {
    List<Source> fitting = SOURCES.stream().filter(s -> s.since() <= release).toList();
    List<String> texts = new ArrayList<>();
    for (Source source : fitting) {
      String text = IMPORTS + source.text().replace("~", RETRY);
      texts.add(text.replace("package odd;", "package " + packageOf(source) + ";"));
    }
    Map<String, byte[]> files =
        Compiler.compile(
            List.of(
                "--release",
                String.valueOf(release),
                hasDebugInfo ? "-g" : "-g:none",
                "-Xlint:none"),
            texts);
    return fitting.stream().map(source -> oddCase(source, release, hasDebugInfo, files)).toList();
  }

  private static String packageOf(Source source) {
    return "odd.s" + SOURCES.indexOf(source);
  }

  private static OddCase oddCase(
      Source source, int release, boolean hasDebugInfo, Map<String, byte[]> files) {
    String prefix = packageOf(source).replace('.', '/') + "/";
    Map<String, byte[]> own = new LinkedHashMap<>(files);
    own.keySet().removeIf(name -> !name.startsWith(prefix));
    String words = source.name() + ", release " + release + (hasDebugInfo ? "" : ", no debug info");
    return new OddCase(words, own, prefix + "Odd", List.of(), "done", WOVEN);
  }
}
