/** The key of an API: whether it can be right, and whether its provider has refused it. */
@NullMarked
package dev.selvage.engine.credential;

import org.jspecify.annotations.NullMarked;
