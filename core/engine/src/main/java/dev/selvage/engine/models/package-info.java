/** What chat models take and write: a catalogue that the user's own rows overrule. */
@NullMarked
package dev.selvage.engine.models;

import org.jspecify.annotations.NullMarked;
