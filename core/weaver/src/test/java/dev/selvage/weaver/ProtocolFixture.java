package dev.selvage.weaver;

import java.io.IOException;

/** Methods of every shape. Each notes the arguments it sees, spoils them, and fails twice. */
public class ProtocolFixture implements ProtocolFixtureFace {

  public int primitives(int a, long b, double c, boolean d) throws IOException {
    Seen.note(a, b, c, d);
    a++;
    b++;
    c++;
    d = !d;
    if (Seen.count() < 3) {
      throw new IOException("attempt " + Seen.count());
    }
    return a;
  }

  public String varargs(int first, String... rest) {
    Seen.note(first, rest);
    first++;
    rest = new String[] {"spoilt"};
    Seen.failTwice();
    return first + rest[0];
  }

  public static long ofClass(int a, long b) {
    Seen.note(a, b);
    a++;
    Seen.failTwice();
    return a + b;
  }

  public void noResult(int a) {
    Seen.note(a);
    a++;
    Seen.failTwice();
  }

  public <T extends Comparable<T>> T generic(T a) {
    Seen.note(a);
    T given = a;
    a = null;
    Seen.failTwice();
    return given;
  }

  private float hidden(int a) {
    for (int i = 0; i < 2; i++) {
      try {
        a += i;
      } finally {
        a += i;
      }
    }
    Seen.note(a);
    Seen.failTwice();
    return a;
  }

  public float callsHidden(int a) {
    return hidden(a);
  }

  public final synchronized int locked(int a) {
    Seen.note(a);
    a = -1;
    Seen.failTwice();
    return a;
  }
}
