package dev.selvage.weaver;

import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * How a class has its stack map frames. Frames of the body that tell the difference from the one
 * before stay as they are, since the frame before the first of them is ours; only what is told in
 * full is told of our variables too.
 */
enum Frames {
  /** The class file is older than they are. */
  NONE,
  /** As in a class file. */
  COMPRESSED,
  /** Each in full, as a reader may be told to show them. */
  EXPANDED;

  private static final int JAVA_6 = 50;

  static Frames of(int majorVersion, boolean expanded) {
    return majorVersion < JAVA_6 ? NONE : expanded ? EXPANDED : COMPRESSED;
  }

  /** Writes a frame in full. */
  void write(MethodVisitor out, List<Object> locals, Object... stack) {
    if (this != NONE) {
      int type = this == EXPANDED ? Opcodes.F_NEW : Opcodes.F_FULL;
      out.visitFrame(type, locals.size(), locals.toArray(), stack.length, stack);
    }
  }
}
