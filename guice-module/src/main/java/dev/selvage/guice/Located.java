package dev.selvage.guice;

/**
 * Something that was bound, with where.
 *
 * @param source as Guice has it, for its messages
 */
record Located<T>(T what, Object source) {}
