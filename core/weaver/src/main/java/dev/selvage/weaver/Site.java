package dev.selvage.weaver;

import net.bytebuddy.jar.asm.MethodVisitor;

/** Puts the handle of a guarded method on the stack. */
interface Site {

  void push(MethodVisitor out);
}
