package dev.selvage.laws.kind;

import static dev.selvage.laws.kind.MethodKind.of;

import dev.selvage.fixture.Ask;
import dev.selvage.fixture.Face;
import dev.selvage.fixture.FaceImplementation;
import dev.selvage.fixture.Family;
import dev.selvage.fixture.Generic;
import dev.selvage.fixture.Lambdas;
import dev.selvage.fixture.Model;
import dev.selvage.fixture.Nested;
import dev.selvage.fixture.Question;
import dev.selvage.fixture.Script;
import dev.selvage.fixture.TypedFace;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of guarded blocking method that are what they are by the type which declares them. */
final class TypeKinds {

  private TypeKinds() {}

  static List<MethodKind> all() {
    return Stream.of(interfaces(), generics(), lambdas(), nested(), families())
        .flatMap(List::stream)
        .toList();
  }

  private static List<MethodKind> interfaces() {
    return List.of(
        of("interface default", (make, s) -> make.make(FaceImplementation.class).ofDefault(s)),
        of("interface static", (make, s) -> Face.ofInterface(s)),
        of("interface private", (make, s) -> make.make(FaceImplementation.class).callHidden(s)),
        of(
            "implements an annotated method",
            (make, s) -> make.make(FaceImplementation.class).promised(s)),
        of(
            "implements an annotated interface",
            (make, s) -> make.make(TypedFace.Implementation.class).any(s)),
        of("implements an abstract method", (make, s) -> make.make(Family.Child.class).ask(s)));
  }

  private static List<MethodKind> generics() {
    return List.of(
        of("behind a bridge", (make, s) -> generic(make.make(Generic.Implementation.class), s)),
        of("with a bridge", (make, s) -> make.make(Generic.Implementation.class).answer(s)),
        of(
            "annotated behind a bridge",
            (make, s) -> generic(make.make(Generic.Annotated.class), s)),
        of(
            "behind a bridge of a superclass",
            (make, s) -> parent(make.make(Generic.Subclass.class), s)));
  }

  private static Object generic(Generic<Script, String> asked, Script script) {
    return asked.answer(script);
  }

  private static Object parent(Generic.Superclass<Script> asked, Script script) {
    return asked.answer(script);
  }

  private static List<MethodKind> lambdas() {
    return List.of(
        of("lambda", (make, s) -> Lambdas.plain().ask(s)),
        of("capturing lambda", "p7done", (make, s) -> Lambdas.capturing("p", 7).ask(s)),
        of(
            "lambda that captures this",
            "done!",
            (make, s) -> make.make(Lambdas.class).capturingThis().ask(s)),
        of("serializable lambda", (make, s) -> Lambdas.serializable().ask(s)),
        of("lambda in a lambda", "pdone", (make, s) -> Lambdas.nested("p").get().ask(s)),
        of("lambda of an inherited method", (make, s) -> Lambdas.inheriting().ask(s)),
        of("lambda of a generic interface", (make, s) -> Lambdas.ofAny().ask(s)),
        of("lambda of an inherited generic method", (make, s) -> Lambdas.ofScript().ask(s)),
        of("lambda behind a bridge", (make, s) -> any(Lambdas.redeclaring(), s)),
        of("lambda of an annotated interface", (make, s) -> Lambdas.typed().ask(s)));
  }

  private static Object any(Ask.OfAny<Script> asked, Script script) {
    return asked.ask(script);
  }

  private static List<MethodKind> nested() {
    return List.of(
        of("nested class", (make, s) -> make.make(Nested.OfClass.class).ask(s)),
        of("inner class", "nesteddone", (make, s) -> make.make(Nested.class).new Inner().ask(s)),
        of(
            "anonymous class",
            "pnesteddone",
            (make, s) -> make.make(Nested.class).anonymous("p").promised(s)),
        of("local class", "pdone", (make, s) -> make.make(Nested.class).local("p", s)),
        of("record", "pdone", (make, s) -> new Question("p", s).ask(s)),
        of("accessor of a record", Script.RESULT, (make, s) -> accessor(s)),
        of("enum", (make, s) -> Model.SMALL.ofAll(s)),
        of("constant of an enum", "LARGEdone", (make, s) -> Model.LARGE.each(s)),
        of("another constant of an enum", "SMALLdone", (make, s) -> Model.SMALL.each(s)));
  }

  private static Object accessor(Script script) {
    Script same = new Question("p", script).script();
    return same == script ? Script.RESULT : same;
  }

  private static List<MethodKind> families() {
    return List.of(
        of("inherited", (make, s) -> make.make(Family.Heir.class).ask(s)),
        of("override that calls guarded super", (make, s) -> make.make(Family.Caller.class).ask(s)),
        of("three levels of super", (make, s) -> make.make(Family.Grandchild.class).ask(s)));
  }
}
