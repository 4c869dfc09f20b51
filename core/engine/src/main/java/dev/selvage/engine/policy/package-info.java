/**
 * What all policies share: their settings, from wherever they come, and what is wrong with them.
 */
@NullMarked
package dev.selvage.engine.policy;

import org.jspecify.annotations.NullMarked;
