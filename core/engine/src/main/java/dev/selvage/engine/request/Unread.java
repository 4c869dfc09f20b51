package dev.selvage.engine.request;

/** The type of the one value that stands for what cannot be read. */
enum Unread {
  OPAQUE
}
