/** The Java agent: finds annotated methods in the classes that load, and has them woven. */
@NullMarked
package dev.selvage.agent;

import org.jspecify.annotations.NullMarked;
