package dev.selvage.weaver.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * The constant pool of a class file: one walk notes where each entry is; nothing is decoded before
 * it is asked for.
 */
final class ConstantPool {

  static final int UTF8 = 1;
  static final int INTEGER = 3;
  static final int CLASS = 7;
  static final int METHOD = 10;
  static final int NAME_AND_TYPE = 12;
  static final int METHOD_HANDLE = 15;
  static final int METHOD_TYPE = 16;
  static final int INVOKE_DYNAMIC = 18;

  /** The aspect that guards methods where AspectJ weaves. */
  static final byte[] ASPECT = "dev/selvage/aspectj/SelvageAspect".getBytes(ISO_8859_1);

  static final byte[] VISIBLE_ANNOTATIONS = "RuntimeVisibleAnnotations".getBytes(ISO_8859_1);

  private static final int[] NONE = {};
  private static final int START = 10;

  /** The size of an entry with its tag, by tag; 0 where no such tag exists (JVMS 4.4). */
  private static final byte[] SIZES = {
    0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  private final ClassBytes bytes;

  /** Where each entry begins, after its tag; 0 where no entry begins. */
  private final int[] offsets;

  private int end = START;
  private boolean mentionsAnnotations;
  private int[] dynamicCalls = NONE;
  private int dynamicCallCount;
  private boolean mentionsAspect;

  private ConstantPool(ClassBytes bytes) {
    this.bytes = bytes;
    this.offsets = new int[bytes.u2(START - 2)];
  }

  static ConstantPool read(ClassBytes bytes) {
    ConstantPool pool = new ConstantPool(bytes);
    pool.walk();
    return pool;
  }

  private void walk() {
    int at = START;
    for (int i = 1; i < offsets.length; i++) {
      int tag = bytes.u1(at);
      int size = size(tag);
      offsets[i] = at + 1;
      if (tag == UTF8) {
        size += noteText(at + 1);
      } else if (tag == INVOKE_DYNAMIC) {
        noteDynamicCall(i);
      } else if (size == 9) {
        i++; // a long or a double takes two slots
      }
      at += size;
    }
    end = at;
  }

  private void noteDynamicCall(int index) {
    if (dynamicCallCount == dynamicCalls.length) {
      dynamicCalls = Arrays.copyOf(dynamicCalls, 2 * dynamicCallCount + 8);
    }
    dynamicCalls[dynamicCallCount++] = index;
  }

  private static int size(int tag) {
    int size = tag < SIZES.length ? SIZES[tag] : 0;
    if (size == 0) {
      throw new Malformed("the constant pool has an entry of unknown kind " + tag);
    }
    return size;
  }

  private int noteText(int at) {
    int length = bytes.u2(at);
    if (length == VISIBLE_ANNOTATIONS.length && bytes.has(VISIBLE_ANNOTATIONS, at + 2)) {
      mentionsAnnotations = true;
    } else if (length == ASPECT.length && bytes.has(ASPECT, at + 2)) {
      mentionsAspect = true;
    }
    return length;
  }

  /** Where the access flags of the class stand. */
  int end() {
    return end;
  }

  int size() {
    return offsets.length;
  }

  /** Whether the class may carry annotations that are visible at run time. */
  boolean mentionsAnnotations() {
    return mentionsAnnotations;
  }

  /** How many dynamic calls the class names; it makes lambdas by such. */
  int dynamicCallCount() {
    return dynamicCallCount;
  }

  /** The index of the nth dynamic call, from 0. */
  int dynamicCall(int n) {
    return dynamicCalls[n];
  }

  /** Whether AspectJ may have woven Selvage's aspect into the class. */
  boolean mentionsAspect() {
    return mentionsAspect;
  }

  boolean isMethod(int index) {
    return offsets[index] != 0 && bytes.u1(offsets[index] - 1) == METHOD;
  }

  /** The offset of an entry's content, which must be of the given kind. */
  int at(int index, int tag) {
    int at = at(index);
    if (bytes.u1(at - 1) != tag) {
      throw new Malformed("entry " + index + " of the constant pool is not of kind " + tag);
    }
    return at;
  }

  /** The offset of an entry's content, whatever its kind. */
  int at(int index) {
    int at = index < offsets.length ? offsets[index] : 0;
    if (at == 0) {
      throw new Malformed("the constant pool has no entry " + index);
    }
    return at;
  }

  String text(int index) {
    int at = at(index, UTF8);
    return bytes.text(at + 2, bytes.u2(at));
  }

  /** Whether an entry is this very text. */
  boolean is(byte[] text, int index) {
    int at = at(index, UTF8);
    return bytes.u2(at) == text.length && bytes.has(text, at + 2);
  }

  /** The internal name of the class that an entry names. */
  String className(int index) {
    return text(bytes.u2(at(index, CLASS)));
  }

  ClassBytes bytes() {
    return bytes;
  }
}
