/** What the peers weave: the least that one can. */
package dev.selvage.examples.startup.peer;
