package dev.selvage.weaver.scan;

import org.jspecify.annotations.Nullable;

/**
 * The calls of Selvage's aspect in a class that AspectJ has woven, when it was compiled or by an
 * agent that had it before. A method that asks for the aspect's instance is guarded by it.
 */
final class AspectCalls {

  private static final int INVOKE_STATIC = 0xB8;
  private static final AspectCalls NONE = new AspectCalls(null, 0);

  private final @Nullable ConstantPool pool;

  /** The index of the method {@code aspectOf()}; 0 where the class does not call it. */
  private final int aspectOf;

  private AspectCalls(@Nullable ConstantPool pool, int aspectOf) {
    this.pool = pool;
    this.aspectOf = aspectOf;
  }

  static AspectCalls in(ConstantPool pool) {
    if (pool.mentionsAspect()) {
      for (int i = 1; i < pool.size(); i++) {
        if (pool.isMethod(i) && isAspectOf(pool, i)) {
          return new AspectCalls(pool, i);
        }
      }
    }
    return NONE;
  }

  private static boolean isAspectOf(ConstantPool pool, int index) {
    int at = pool.at(index);
    int owner = pool.at(pool.bytes().u2(at), ConstantPool.CLASS);
    int nameAndType = pool.at(pool.bytes().u2(at + 2), ConstantPool.NAME_AND_TYPE);
    return pool.is(ConstantPool.ASPECT, pool.bytes().u2(owner))
        && pool.text(pool.bytes().u2(nameAndType)).equals("aspectOf");
  }

  /**
   * Whether the aspect stands around a method. The code is searched byte by byte: that another
   * instruction's operands look like this very call is as good as impossible.
   */
  boolean isAround(Method method) {
    return pool != null && method.code() != 0 && calls(pool.bytes(), method.code());
  }

  private boolean calls(ClassBytes bytes, int code) {
    int at = code + 8;
    int last = at + bytes.length(code + 4) - 3;
    for (; at <= last; at++) {
      if (bytes.u1(at) == INVOKE_STATIC && bytes.u2(at + 1) == aspectOf) {
        return true;
      }
    }
    return false;
  }
}
