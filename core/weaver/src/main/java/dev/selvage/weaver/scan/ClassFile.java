package dev.selvage.weaver.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class file, read as far as it is asked for. Of any version: only its framing matters here. */
final class ClassFile {

  private static final int MAGIC = 0xCAFEBABE;

  private final ConstantPool pool;
  private final ClassBytes bytes;
  private final String name;
  private @Nullable Body body;
  private @Nullable List<String> annotations;

  private record Body(List<Method> methods, Attributes attributes) {}

  private ClassFile(ConstantPool pool) {
    this.pool = pool;
    this.bytes = pool.bytes();
    this.name = pool.className(bytes.u2(pool.end() + 2));
  }

  /** Reads the constant pool and the name. */
  static ClassFile read(byte[] file) {
    ClassBytes bytes = new ClassBytes(file);
    if (file.length < 10 || bytes.s4(0) != MAGIC) {
      throw new Malformed("it does not begin as a class file does");
    }
    return new ClassFile(ConstantPool.read(bytes));
  }

  String name() {
    return name;
  }

  /** The package, as the beginning of the internal name, the last slash included. */
  String packageName() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  int majorVersion() {
    return bytes.u2(6);
  }

  boolean is(int flag) {
    return (bytes.u2(pool.end()) & flag) != 0;
  }

  ConstantPool pool() {
    return pool;
  }

  /** The superclass, if it has one, then the interfaces that it names. */
  List<String> supertypes() {
    int at = pool.end() + 4;
    int interfaces = bytes.u2(at + 2);
    List<String> names = new ArrayList<>(interfaces + 1);
    if (bytes.u2(at) != 0) {
      names.add(pool.className(bytes.u2(at)));
    }
    for (int i = 1; i <= interfaces; i++) {
      names.add(pool.className(bytes.u2(at + 2 + 2 * i)));
    }
    return names;
  }

  List<Method> methods() {
    return body().methods();
  }

  /** The internal names of the types of the annotations on the class itself. */
  List<String> annotations() {
    List<String> known = annotations;
    if (known == null) {
      known = AnnotationTypes.read(pool, body().attributes().annotations());
      annotations = known;
    }
    return known;
  }

  /** The offset of the {@code BootstrapMethods} attribute; 0 if it has none. */
  int bootstrapMethods() {
    return body().attributes().bootstrapMethods();
  }

  private Body body() {
    Body known = body;
    if (known == null) {
      known = readBody();
      body = known;
    }
    return known;
  }

  private Body readBody() {
    int at = afterFields();
    int count = bytes.u2(at);
    at += 2;
    List<Method> methods = new ArrayList<>(Math.min(count, 64));
    for (int i = 0; i < count; i++) {
      Method method = new Method(pool, at);
      methods.add(method);
      at = method.end();
    }
    return new Body(methods, Attributes.read(pool, at));
  }

  private int afterFields() {
    int interfaces = pool.end() + 6;
    int fields = interfaces + 2 + 2 * bytes.u2(interfaces);
    int at = fields + 2;
    for (int left = bytes.u2(fields); left > 0; left--) {
      at = Attributes.skip(bytes, at + 6);
    }
    return at;
  }
}
