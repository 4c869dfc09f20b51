package dev.selvage.weaver;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The words in which an advice is written into a method: a few instructions each. */
final class Code {

  /**
   * What an advice has on the stack at most: where it shows the engine the arguments, boxing one.
   */
  static final int STACK = 9;

  private final MethodVisitor out;
  private final Slots slots;
  private final Target target;
  private final Site site;
  private final Frames frames;

  Code(MethodVisitor out, Slots slots, Target target, Site site, Frames frames) {
    this.out = out;
    this.slots = slots;
    this.target = target;
    this.site = site;
    this.frames = frames;
  }

  Slots slots() {
    return slots;
  }

  /** The handle of the guarded method. */
  void site() {
    site.push(out);
  }

  /** A method handle that calls the method itself, past any override. */
  void self() {
    out.visitLdcInsn(target.handle());
  }

  /** The object that the method is called on; null in a static method. */
  void instance() {
    if (target.isStatic()) {
      pushNull();
    } else {
      load(slots.given().get(0));
    }
  }

  void load(Slot slot) {
    slot.load(out);
  }

  void store(Slot slot) {
    slot.store(out);
  }

  void pushNull() {
    out.visitInsn(Opcodes.ACONST_NULL);
  }

  void pop() {
    out.visitInsn(Opcodes.POP);
  }

  void callStatic(String owner, String name, String descriptor) {
    out.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  void call(String owner, String name, String descriptor) {
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
  }

  void jump(int opcode, Label label) {
    out.visitJumpInsn(opcode, label);
  }

  /** A place that is jumped to outside the body, where these further variables are set. */
  void target(Label label, Slot... further) {
    out.visitLabel(label);
    frames.write(out, slots.frame(further));
  }

  /** The arguments in an array. */
  void arguments() {
    List<Slot> parameters = slots.parameters();
    number(parameters.size());
    out.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    for (int i = 0; i < parameters.size(); i++) {
      out.visitInsn(Opcodes.DUP);
      number(i);
      object(parameters.get(i));
      out.visitInsn(Opcodes.AASTORE);
    }
  }

  /** Takes the arguments from the array on the stack. */
  void takeArguments() {
    List<Slot> parameters = slots.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      out.visitInsn(Opcodes.DUP);
      number(i);
      out.visitInsn(Opcodes.AALOAD);
      Boxes.unbox(out, parameters.get(i).type());
      store(parameters.get(i));
    }
    pop();
  }

  /** What a variable holds, as an object. */
  void object(Slot slot) {
    load(slot);
    Boxes.box(out, slot.type());
  }

  /** Returns the object on the stack. */
  void returnObject() {
    Boxes.unbox(out, slots.returned().type());
    out.visitInsn(slots.returned().type().getOpcode(Opcodes.IRETURN));
  }

  /** Returns what the body returned. */
  void returnReturned() {
    load(slots.returned());
    out.visitInsn(slots.returned().type().getOpcode(Opcodes.IRETURN));
  }

  /** Throws what the turn on the stack says, if it does; else the turn stays. */
  void throwOrStay() {
    Label stays = new Label();
    out.visitInsn(Opcodes.DUP);
    call(Engine.TURN, "thrown", "()Ljava/lang/Throwable;");
    out.visitInsn(Opcodes.DUP);
    jump(Opcodes.IFNULL, stays);
    out.visitInsn(Opcodes.ATHROW);
    out.visitLabel(stays);
    Object throwable = slots.thrown().inFrame();
    frames.write(out, slots.frame(slots.returned()), Engine.TURN, throwable);
    pop();
  }

  /** Throws what the body threw. */
  void throwThrown() {
    load(slots.thrown());
    out.visitInsn(Opcodes.ATHROW);
  }

  /** Returns the value that the turn on the stack says. */
  void returnValue() {
    call(Engine.TURN, "value", "()Ljava/lang/Object;");
    returnObject();
  }

  private void number(int number) {
    if (number <= 5) {
      out.visitInsn(Opcodes.ICONST_0 + number);
    } else {
      out.visitIntInsn(number <= Byte.MAX_VALUE ? Opcodes.BIPUSH : Opcodes.SIPUSH, number);
    }
  }
}
