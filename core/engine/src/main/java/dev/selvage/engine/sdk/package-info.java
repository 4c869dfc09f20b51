/** The retries that clients make by themselves underneath guarded methods. */
@NullMarked
package dev.selvage.engine.sdk;

import org.jspecify.annotations.NullMarked;
