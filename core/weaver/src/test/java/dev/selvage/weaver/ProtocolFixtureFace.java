package dev.selvage.weaver;

/** The interface half of the fixture. */
interface ProtocolFixtureFace {
  default int ofInterface(int a) {
    Seen.note(a);
    a++;
    Seen.failTwice();
    return a;
  }

  static short ofInterfaceStatic(int a) {
    Seen.note(a);
    a++;
    Seen.failTwice();
    return (short) a;
  }
}
