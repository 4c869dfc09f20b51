package dev.selvage.weaver;

import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ScanResult;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Opcodes;

/** A method that is being woven, and the class that it is in. */
record Target(ScanResult scan, Candidate method) {

  String owner() {
    return scan.className();
  }

  String descriptor() {
    return method.descriptor();
  }

  boolean isStatic() {
    return (method.access() & Opcodes.ACC_STATIC) != 0;
  }

  /** Calls this very method, past any override. */
  Handle handle() {
    int kind = isStatic() ? Opcodes.H_INVOKESTATIC : Opcodes.H_INVOKESPECIAL;
    return new Handle(kind, owner(), method.name(), descriptor(), scan.isInterface());
  }
}
