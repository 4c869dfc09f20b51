package dev.selvage.weaver.scan;

import org.jspecify.annotations.Nullable;

/**
 * Reads the code of a bridge. Compilers write it as loads and casts, then one call of the method
 * that the bridge leads to; others unbox on the way. Any other instruction ends the reading.
 */
final class BridgeCode {

  private static final int FIRST_LOAD = 0x15;
  private static final int LAST_WIDE_LOAD = 0x19;
  private static final int LAST_LOAD = 0x2D;
  private static final int INVOKE_VIRTUAL = 0xB6;
  private static final int INVOKE_STATIC = 0xB8;
  private static final int INVOKE_INTERFACE = 0xB9;
  private static final int CHECK_CAST = 0xC0;

  private final ConstantPool pool;
  private final ClassBytes bytes;
  private final String name;

  private BridgeCode(ConstantPool pool, String name) {
    this.pool = pool;
    this.bytes = pool.bytes();
    this.name = name;
  }

  /** A call of a method, by its owner and its name and descriptor. */
  record Call(String owner, String key) {}

  /** The call of a method of the bridge's own name; null if none is plain to see. */
  static @Nullable Call call(ConstantPool pool, Method bridge) {
    return bridge.code() == 0 ? null : new BridgeCode(pool, bridge.name()).find(bridge.code());
  }

  private @Nullable Call find(int code) {
    int at = code + 8;
    int end = at + bytes.length(code + 4);
    while (at < end) {
      int instruction = bytes.u1(at);
      Call call = isCall(instruction) ? callAt(at) : null;
      if (call != null) {
        return call;
      }
      int size = size(instruction);
      if (size == 0) {
        return null;
      }
      at += size;
    }
    return null;
  }

  private static boolean isCall(int instruction) {
    return instruction >= INVOKE_VIRTUAL && instruction <= INVOKE_INTERFACE;
  }

  private @Nullable Call callAt(int at) {
    int method = pool.at(bytes.u2(at + 1));
    int nameAndType = pool.at(bytes.u2(method + 2), ConstantPool.NAME_AND_TYPE);
    String called = pool.text(bytes.u2(nameAndType));
    return called.equals(name)
        ? new Call(pool.className(bytes.u2(method)), called + pool.text(bytes.u2(nameAndType + 2)))
        : null;
  }

  /** The size of an instruction that may stand before the call; 0 for any other. */
  private static int size(int instruction) {
    if (instruction >= FIRST_LOAD && instruction <= LAST_LOAD) {
      return instruction <= LAST_WIDE_LOAD ? 2 : 1;
    }
    if (instruction == INVOKE_INTERFACE) {
      return 5;
    }
    boolean isUnboxing = instruction >= INVOKE_VIRTUAL && instruction <= INVOKE_STATIC;
    return isUnboxing || instruction == CHECK_CAST ? 3 : 0;
  }
}
