package dev.selvage.weaver.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Where the content of those attributes of one class, field or method begins that matter here; 0
 * for one that is not there.
 *
 * @param end the offset after the last attribute
 */
record Attributes(int annotations, int code, int bootstrapMethods, int end) {

  private static final byte[] CODE = "Code".getBytes(ISO_8859_1);
  private static final byte[] BOOTSTRAP_METHODS = "BootstrapMethods".getBytes(ISO_8859_1);

  /** Reads the attribute table at an offset. */
  static Attributes read(ConstantPool pool, int table) {
    ClassBytes bytes = pool.bytes();
    int annotations = 0;
    int code = 0;
    int bootstrapMethods = 0;
    int at = table + 2;
    for (int left = bytes.u2(table); left > 0; left--) {
      int name = bytes.u2(at);
      int content = at + 6;
      if (pool.is(CODE, name)) {
        code = content;
      } else if (pool.is(ConstantPool.VISIBLE_ANNOTATIONS, name)) {
        annotations = content;
      } else if (pool.is(BOOTSTRAP_METHODS, name)) {
        bootstrapMethods = content;
      }
      at = content + bytes.length(at + 2);
    }
    return new Attributes(annotations, code, bootstrapMethods, at);
  }

  /** The offset after the attribute table at an offset. */
  static int skip(ClassBytes bytes, int table) {
    int at = table + 2;
    for (int left = bytes.u2(table); left > 0; left--) {
      at += 6 + bytes.length(at + 2);
    }
    return at;
  }
}
