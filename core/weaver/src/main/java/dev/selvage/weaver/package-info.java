/** The advice, what writes it into guarded methods, and the choice of its variant. */
@NullMarked
package dev.selvage.weaver;

import org.jspecify.annotations.NullMarked;
