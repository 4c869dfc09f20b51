/**
 * Policies, listeners and clocks as Guice bindings, checked when the injector is created; and
 * Guice's own interception, for classes that nobody has woven.
 *
 * <p>A user extends {@link SelvageModule}; everything else is found behind it.
 */
@NullMarked
package dev.selvage.guice;

import org.jspecify.annotations.NullMarked;
