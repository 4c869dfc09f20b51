/**
 * Tells while sources are compiled what Selvage would tell when they run: values that break their
 * rule, annotations that cannot act, methods with nothing to validate.
 *
 * <p>Values are checked by the engine's own policies. Annotation processing shows no body of a
 * method: what stands in local and anonymous classes and in lambdas is told by the doors alone.
 */
@NullMarked
package dev.selvage.processor;

import org.jspecify.annotations.NullMarked;
