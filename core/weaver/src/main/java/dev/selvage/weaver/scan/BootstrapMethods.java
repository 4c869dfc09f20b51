package dev.selvage.weaver.scan;

/** The bootstrap methods of a class (JVMS 4.7.23): how its dynamic calls are linked. */
final class BootstrapMethods {

  private final ConstantPool pool;
  private final ClassBytes bytes;
  private final int[] offsets;

  private BootstrapMethods(ConstantPool pool, int count) {
    this.pool = pool;
    this.bytes = pool.bytes();
    this.offsets = new int[count];
  }

  /** Reads the attribute at an offset; 0 is an empty one. */
  static BootstrapMethods read(ConstantPool pool, int attribute) {
    int count = attribute == 0 ? 0 : pool.bytes().u2(attribute);
    BootstrapMethods methods = new BootstrapMethods(pool, count);
    int at = attribute + 2;
    for (int i = 0; i < count; i++) {
      methods.offsets[i] = at;
      at += 4 + 2 * methods.argumentCount(i);
    }
    return methods;
  }

  /** The method handle that links the call. */
  MethodHandle method(int index) {
    return MethodHandle.read(pool, bytes.u2(at(index)));
  }

  int argumentCount(int index) {
    return bytes.u2(at(index) + 2);
  }

  /** The entry of the constant pool that is an argument of the bootstrap method. */
  int argument(int index, int argument) {
    if (argument >= argumentCount(index)) {
      throw new Malformed("a bootstrap method has no argument " + argument);
    }
    return bytes.u2(at(index) + 4 + 2 * argument);
  }

  private int at(int index) {
    if (index >= offsets.length) {
      throw new Malformed("there is no bootstrap method " + index);
    }
    return offsets[index];
  }

  /** A handle of a method. */
  record MethodHandle(String owner, String name, String descriptor) {

    static MethodHandle read(ConstantPool pool, int index) {
      ClassBytes bytes = pool.bytes();
      int member = pool.at(bytes.u2(pool.at(index, ConstantPool.METHOD_HANDLE) + 1));
      int nameAndType = pool.at(bytes.u2(member + 2), ConstantPool.NAME_AND_TYPE);
      return new MethodHandle(
          pool.className(bytes.u2(member)),
          pool.text(bytes.u2(nameAndType)),
          pool.text(bytes.u2(nameAndType + 2)));
    }

    String key() {
      return name + descriptor;
    }
  }
}
