/**
 * How each client library shows its failures and requests. Links to no class of any client: all is
 * found by name.
 */
@NullMarked
package dev.selvage.providers;

import org.jspecify.annotations.NullMarked;
