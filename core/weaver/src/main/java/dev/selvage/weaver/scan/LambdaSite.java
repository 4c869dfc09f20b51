package dev.selvage.weaver.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.selvage.weaver.scan.BootstrapMethods.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where a lambda or a method reference becomes an object.
 *
 * @param interfaceName the functional interface
 * @param methods the methods of the interface, by name and descriptor, that the object implements:
 *     the one of the interface first, then its bridges
 * @param body the method that the object calls
 */
record LambdaSite(String interfaceName, List<String> methods, MethodHandle body) {

  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

  /** How the descriptor of what yields a type of {@code java.*} goes on behind its parameters. */
  private static final byte[] JDK = ")Ljava/".getBytes(ISO_8859_1);

  private static final int FLAG_MARKERS = 2;
  private static final int FLAG_BRIDGES = 4;

  /** More bridges than any source needs; a bound, so that a crafted file costs no time. */
  private static final int MAX_BRIDGES = 100;

  /** The interface that a dynamic call may make an object of; empty if it makes none. */
  static String interfaceName(ConstantPool pool, int dynamicCall) {
    return Descriptors.returnedClass(text(pool, dynamicCall, 2));
  }

  /**
   * Whether a dynamic call yields an object of a type of the JDK's, as most do. Seen without
   * decoding a text, since this is asked of every call of every class.
   */
  static boolean yieldsJdkType(ConstantPool pool, int dynamicCall) {
    ClassBytes bytes = pool.bytes();
    int descriptor = pool.at(textIndex(pool, dynamicCall, 2), ConstantPool.UTF8);
    int last = descriptor + 1 + bytes.u2(descriptor);
    int at = last;
    while (at > descriptor + 2 && bytes.u1(at) != ')') {
      at--;
    }
    return at + JDK.length <= last && bytes.has(JDK, at);
  }

  /** Reads the site at a dynamic call; null if another factory links that. */
  static @Nullable LambdaSite read(ConstantPool pool, BootstrapMethods linkage, int dynamicCall) {
    int index = pool.bytes().u2(pool.at(dynamicCall, ConstantPool.INVOKE_DYNAMIC));
    MethodHandle factory = linkage.method(index);
    if (!factory.owner().equals(FACTORY)) {
      return null;
    }
    String name = text(pool, dynamicCall, 0);
    List<String> methods = new ArrayList<>();
    methods.add(name + methodType(pool, linkage.argument(index, 0)));
    if (factory.name().equals("altMetafactory")) {
      bridges(pool, linkage, index).forEach(bridge -> methods.add(name + bridge));
    }
    return new LambdaSite(
        interfaceName(pool, dynamicCall),
        methods,
        MethodHandle.read(pool, linkage.argument(index, 1)));
  }

  /** After three arguments come flags, then counted markers and counted bridges, as flagged. */
  private static List<String> bridges(ConstantPool pool, BootstrapMethods linkage, int index) {
    int flags = number(pool, linkage.argument(index, 3));
    if ((flags & FLAG_BRIDGES) == 0) {
      return List.of();
    }
    int at = 4;
    if ((flags & FLAG_MARKERS) != 0) {
      at += 1 + Math.max(0, number(pool, linkage.argument(index, at)));
    }
    int count = Math.min(MAX_BRIDGES, number(pool, linkage.argument(index, at)));
    List<String> bridges = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      bridges.add(methodType(pool, linkage.argument(index, at + i)));
    }
    return bridges;
  }

  private static int number(ConstantPool pool, int entry) {
    return pool.bytes().s4(pool.at(entry, ConstantPool.INTEGER));
  }

  private static String methodType(ConstantPool pool, int entry) {
    return pool.text(pool.bytes().u2(pool.at(entry, ConstantPool.METHOD_TYPE)));
  }

  private static String text(ConstantPool pool, int dynamicCall, int offset) {
    return pool.text(textIndex(pool, dynamicCall, offset));
  }

  private static int textIndex(ConstantPool pool, int dynamicCall, int offset) {
    ClassBytes bytes = pool.bytes();
    int call = pool.at(dynamicCall, ConstantPool.INVOKE_DYNAMIC);
    int nameAndType = pool.at(bytes.u2(call + 2), ConstantPool.NAME_AND_TYPE);
    return bytes.u2(nameAndType + offset);
  }
}
