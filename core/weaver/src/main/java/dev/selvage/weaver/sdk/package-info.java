/** Weaves the few library classes by which clients retry by themselves. */
@NullMarked
package dev.selvage.weaver.sdk;

import org.jspecify.annotations.NullMarked;
