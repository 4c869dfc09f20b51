/** A chat service whose calls survive what can be survived, in four short scenes. */
package dev.selvage.examples.quickstart;
