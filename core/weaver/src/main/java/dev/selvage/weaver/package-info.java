/** The advice that Byte Buddy writes into guarded methods, and the choice of its variant. */
@NullMarked
package dev.selvage.weaver;

import org.jspecify.annotations.NullMarked;
