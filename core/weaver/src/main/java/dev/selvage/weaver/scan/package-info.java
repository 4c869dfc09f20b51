/**
 * Reads class files and says which methods are guarded, which annotations cannot act, and why.
 *
 * <p>It runs for each class that a JVM loads, before the weaver is there: it loads no class, uses
 * no reflection, and decodes of a class file only what it must. The rules, which every door keeps:
 *
 * <ol>
 *   <li><b>A method is guarded</b> by the Selvage annotations
 *       <ul>
 *         <li>on itself;
 *         <li>on an interface method that it overrides, abstract or default, and on an abstract
 *             method of a superclass that it overrides, at any depth. What a concrete method of a
 *             superclass carries is not inherited;
 *         <li>on the type that declares it, unless it is private, a constructor, synthetic, one of
 *             {@code equals(Object)}, {@code hashCode()}, {@code toString()}, or an enum's {@code
 *             values()} or {@code valueOf(String)}. Static methods are covered;
 *         <li>on a type that declares an overridden method as in the second point, if the type
 *             covers that method as in the third.
 *       </ul>
 *       All that apply are united. A private or static method, a constructor, and a package-private
 *       method of another package override nothing.
 *   <li><b>An annotation type stands for</b> the Selvage annotations that it carries, at any depth.
 *       It guards none of its own elements. Only annotations that are visible at run time count.
 *   <li><b>A bridge</b> is never guarded itself. What it overrides guards the method that it leads
 *       to: the one that its code calls, or, where that is not plain to see, each method of the
 *       class with its name, as many parameters, and types that may be subtypes. Other synthetic
 *       methods are guarded as bodies of lambdas only; one with an annotation of its own is
 *       rejected.
 *   <li><b>The body of a lambda</b> is guarded by what guards the method of its functional
 *       interface. A method reference has no body of its own: it is rejected, unless the method
 *       that it names is guarded in its own right.
 *   <li><b>Rejected</b>, each with a reason: constructors and static initialisers that carry an
 *       annotation, native methods, suspend functions, methods that return a type whose failures
 *       cannot be seen yet; an annotation on a type that covers none of its methods; a guarded
 *       interface method that a class inherits from a superclass which does not implement the
 *       interface. An abstract method is neither woven nor rejected: its implementations are.
 *   <li><b>Supertypes and annotation types</b> are read once for each loader, if they are included:
 *       in the jar or directory that the class itself came from, where that is known, else as
 *       resources of the class's loader. One that was scanned itself is not read again. One that is
 *       not included, not found or not readable carries no annotation.
 *   <li><b>A class that carries</b> {@code dev.selvage.Woven} was woven when it was built: nothing
 *       is left to find.
 * </ol>
 */
@NullMarked
package dev.selvage.weaver.scan;

import org.jspecify.annotations.NullMarked;
