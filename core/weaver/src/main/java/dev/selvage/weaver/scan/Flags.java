package dev.selvage.weaver.scan;

/** The access flags that the rules look at (JVMS 4.1, 4.6). */
final class Flags {

  static final int PUBLIC = 0x0001;
  static final int PRIVATE = 0x0002;
  static final int PROTECTED = 0x0004;
  static final int STATIC = 0x0008;
  static final int FINAL = 0x0010;
  static final int BRIDGE = 0x0040;
  static final int NATIVE = 0x0100;
  static final int INTERFACE = 0x0200;
  static final int ABSTRACT = 0x0400;
  static final int SYNTHETIC = 0x1000;
  static final int ANNOTATION = 0x2000;
  static final int ENUM = 0x4000;
  static final int MODULE = 0x8000;

  private Flags() {}
}
