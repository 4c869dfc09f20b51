package dev.selvage.weaver;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * How many values lie on the operand stack, in words: a long or a double takes two. The
 * instructions that copy go by words too, so nothing else need be known of a value.
 */
final class OperandStack {

  private static final char SINGLE = '1';
  private static final String DOUBLE = "22";

  /** The bottom first. */
  private final StringBuilder words = new StringBuilder();

  void push(int size) {
    if (size == 1) {
      words.append(SINGLE);
    } else if (size == 2) {
      words.append(DOUBLE);
    }
  }

  /** Less than that is there only in code which is never reached. */
  void pop(int count) {
    words.setLength(Math.max(0, words.length() - count));
  }

  void replace(int count, int size) {
    pop(count);
    push(size);
  }

  /** Copies so many words from the top to under so many more. */
  void copy(int count, int under) {
    int from = Math.max(0, words.length() - count);
    words.insert(Math.max(0, from - under), words.substring(from));
  }

  void clear() {
    words.setLength(0);
  }

  /** What {@link #restore} takes. */
  String save() {
    return words.toString();
  }

  void restore(String saved) {
    clear();
    words.append(saved);
  }

  /** Writes the instructions that take all away. */
  void drain(MethodVisitor out) {
    while (words.length() > 0) {
      boolean isSingle = words.charAt(words.length() - 1) == SINGLE;
      out.visitInsn(isSingle ? Opcodes.POP : Opcodes.POP2);
      pop(isSingle ? 1 : 2);
    }
  }
}
