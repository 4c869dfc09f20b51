/**
 * The laws that guarded methods keep, run in a JVM of its own under one door and one layout of
 * class loaders. Everything here links to the fixture and the engine alone, so that it loads in
 * every layout.
 *
 * <ul>
 *   <li>A new door is a {@link dev.selvage.laws.door.Door}: how it makes objects and calls, and as
 *       data which laws it is exempt from and which kinds of method it cannot reach.
 *   <li>A new kind of method is one line in {@link dev.selvage.laws.kind.MethodKinds} or its
 *       neighbours, and its line in {@code listed.txt}; all laws of its sort then apply to it.
 *   <li>A new law is one line in a class here.
 * </ul>
 */
package dev.selvage.laws;
