package dev.selvage.laws.kind;

import static dev.selvage.laws.kind.MethodKind.of;

import dev.selvage.fixture.Bodies;
import dev.selvage.fixture.Composed;
import dev.selvage.fixture.Early;
import dev.selvage.fixture.Modifiers;
import dev.selvage.fixture.Parameters;
import dev.selvage.fixture.Returns;
import dev.selvage.fixture.Validated;
import dev.selvage.fixture.WholeClass;
import java.util.List;
import java.util.stream.Stream;

/** Every kind of guarded blocking method. All carry the same two retries. */
public final class MethodKinds {

  private MethodKinds() {}

  public static List<MethodKind> all() {
    return Stream.of(modifiers(), annotations(), returns(), parameters(), bodies(), TypeKinds.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<MethodKind> modifiers() {
    return List.of(
        of("public", (make, s) -> make.make(Modifiers.class).open(s)),
        of("protected", (make, s) -> make.make(Modifiers.class).callFamily(s)),
        of("package-private", (make, s) -> make.make(Modifiers.class).callPackage(s)),
        of("private", (make, s) -> make.make(Modifiers.class).callHidden(s)),
        of("static", (make, s) -> Modifiers.ofClass(s)),
        of("private static", (make, s) -> Modifiers.callHiddenOfClass(s)),
        of("final", (make, s) -> make.make(Modifiers.class).last(s)),
        of("synchronized", (make, s) -> make.make(Modifiers.class).locked(s)),
        of("static synchronized", (make, s) -> Modifiers.lockedClass(s)),
        of("self-invoked", (make, s) -> make.make(Modifiers.class).callItself(s)),
        of("called by reference", (make, s) -> make.make(Modifiers.class).callByReference(s)),
        of("called by a constructor", (make, s) -> new Early(s).result));
  }

  private static List<MethodKind> annotations() {
    return List.of(
        of("annotated by its class", (make, s) -> make.make(WholeClass.class, s).covered(s)),
        of("static, annotated by its class", (make, s) -> WholeClass.coveredStatic(s)),
        of("composed annotation", (make, s) -> make.make(Composed.class).once(s)),
        of("composed annotation, two deep", (make, s) -> make.make(Composed.class).twice(s)),
        of(
            "validated too",
            (make, s) -> make.make(Validated.class).retried(Validated.validRequest(), s)),
        of(
            "static, validated too",
            4,
            (make, s) -> Validated.ofClass(1L, Validated.validRequest(), s)),
        of(
            "void, validated too, assigns its parameters",
            null,
            (make, s) -> {
              make.make(Validated.class).assigning(Validated.validRequest(), s);
              return null;
            }));
  }

  private static List<MethodKind> returns() {
    return List.of(
        of("boolean", true, (make, s) -> make.make(Returns.class).ofBoolean(s)),
        of("byte", (byte) -1, (make, s) -> make.make(Returns.class).ofByte(s)),
        of("short", (short) -296, (make, s) -> make.make(Returns.class).ofShort(s)),
        of("char", 'd', (make, s) -> make.make(Returns.class).ofChar(s)),
        of("int", 4, (make, s) -> make.make(Returns.class).ofInt(s)),
        of("long", 4 + (1L << 40), (make, s) -> make.make(Returns.class).ofLong(s)),
        of("float", 0.5f, (make, s) -> make.make(Returns.class).ofFloat(s)),
        of("double", 0.25, (make, s) -> make.make(Returns.class).ofDouble(s)),
        of(
            "void",
            null,
            (make, s) -> {
              make.make(Returns.class).ofNothing(s);
              return null;
            }),
        of("array", new int[] {4}, (make, s) -> make.make(Returns.class).ofArray(s)),
        of("array of arrays", arrays(), (make, s) -> make.make(Returns.class).ofArrays(s)),
        of("Object", (make, s) -> make.make(Returns.class).ofObject(s)),
        of("List", List.of("done"), (make, s) -> make.make(Returns.class).ofList(s)),
        of("returns null", null, (make, s) -> make.make(Returns.class).ofNull(s)));
  }

  private static String[][] arrays() {
    return new String[][] {{"done"}};
  }

  private static List<MethodKind> parameters() {
    return List.of(
        of("no parameters", (make, s) -> make.make(Parameters.class, s).none()),
        of("varargs", "done[1, 2]", (make, s) -> make.make(Parameters.class, s).varargs(s, 1, 2)),
        of("empty varargs", "done[]", (make, s) -> make.make(Parameters.class, s).varargs(s)),
        of(
            "wide parameters",
            "done12.534.06truex",
            (make, s) -> make.make(Parameters.class, s).wide(1, 2.5, s, 3, 4, (byte) 6, true, 'x')),
        of("generic", 42, (make, s) -> make.make(Parameters.class, s).generic(s, 42)),
        of("checked exceptions", (make, s) -> make.make(Parameters.class, s).checked(s)),
        of(
            "assigns its parameters",
            "done4241.5",
            (make, s) -> make.make(Parameters.class, s).assigning(1, 2, 3, "4", s)));
  }

  private static List<MethodKind> bodies() {
    return List.of(
        of("try, catch and finally", (make, s) -> make.make(Bodies.class).handling(s)),
        of("loop and switch", "adone4.0", (make, s) -> make.make(Bodies.class).looping(s)),
        of("synchronized block", (make, s) -> make.make(Bodies.class).locking(s)),
        of("recursive", (make, s) -> make.make(Bodies.class).recursive(3, s)),
        of("calls another guarded method", (make, s) -> make.make(Bodies.class).outer(s)),
        of(
            "private, called by a guarded method",
            (make, s) -> make.make(Bodies.class).callInner(s)));
  }
}
