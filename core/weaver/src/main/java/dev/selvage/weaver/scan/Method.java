package dev.selvage.weaver.scan;

import java.util.List;

/** One method of a class file; its texts are decoded when asked for. */
final class Method {

  private final ConstantPool pool;
  private final int access;
  private final int name;
  private final int descriptor;
  private final Attributes attributes;

  /** Reads the method at an offset. */
  Method(ConstantPool pool, int at) {
    ClassBytes bytes = pool.bytes();
    this.pool = pool;
    this.access = bytes.u2(at);
    this.name = bytes.u2(at + 2);
    this.descriptor = bytes.u2(at + 4);
    this.attributes = Attributes.read(pool, at + 6);
  }

  int end() {
    return attributes.end();
  }

  int access() {
    return access;
  }

  String name() {
    return pool.text(name);
  }

  String descriptor() {
    return pool.text(descriptor);
  }

  /** The name with the descriptor: what tells methods of one class apart. */
  String key() {
    return name() + descriptor();
  }

  /** The internal names of the types of its own annotations. */
  List<String> annotations() {
    return AnnotationTypes.read(pool, attributes.annotations());
  }

  boolean is(int flag) {
    return (access & flag) != 0;
  }

  /** Whether it is a constructor or a static initialiser. */
  boolean isInitializer() {
    return name().startsWith("<");
  }

  /** Whether it can override a method of a supertype, and be overridden or implemented itself. */
  boolean isVirtual() {
    return !is(Flags.PRIVATE | Flags.STATIC) && !isInitializer();
  }

  /** Whether only classes of its own package can override it. */
  boolean isPackagePrivate() {
    return !is(Flags.PUBLIC | Flags.PROTECTED | Flags.PRIVATE);
  }

  /** The offset of its {@code Code} attribute; 0 if it has none. */
  int code() {
    return attributes.code();
  }
}
