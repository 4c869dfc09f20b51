/**
 * Measures what each door adds to the start of a JVM: a made-up application of 3,000 classes,
 * loaded with no agent, with Selvage's, and with others.
 */
@NullMarked
package dev.selvage.examples.startup;

import org.jspecify.annotations.NullMarked;
