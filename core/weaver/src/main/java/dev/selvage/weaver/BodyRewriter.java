package dev.selvage.weaver;

import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.TypePath;
import org.jspecify.annotations.Nullable;

/**
 * Writes an advice around a body, as {@link Advice} says, while the body goes by. In the body it
 * moves all local variables, in code, frames and debug information, and has each return store the
 * value and jump to the exit.
 */
final class BodyRewriter extends StackTracker {

  private final Advice advice;
  private final Slots slots;
  private final Frames frames;
  private final Code code;
  private final Label again = new Label();
  private final Label start = new Label();
  private final Label returns = new Label();

  BodyRewriter(MethodVisitor next, Advice advice, Target target, Site site, Frames frames) {
    super(next);
    this.advice = advice;
    this.slots = new Slots(target, advice.kept());
    this.frames = frames;
    this.code = new Code(next, slots, target, site, frames);
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    advice.enter(code, again);
    if (slots.given().isEmpty()) {
      mv.visitLabel(again); // no place has two frames, and that of the body will do
    } else {
      code.target(again);
    }
    for (Slot slot : slots.given()) {
      slot.load(mv);
      new Slot(slot.type(), slots.body() + slot.index()).store(mv);
    }
    frames.write(mv, slots.frameOfBody());
    mv.visitInsn(Opcodes.NOP); // the body may begin with a frame of its own
    mv.visitLabel(start);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
      super.visitInsn(opcode);
      return;
    }
    slots.returned().store(mv);
    stack.pop(slots.returned().type().getSize());
    stack.drain(mv);
    mv.visitJumpInsn(Opcodes.GOTO, returns);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    super.visitVarInsn(opcode, slots.body() + variable);
  }

  @Override
  public void visitIincInsn(int variable, int by) {
    super.visitIincInsn(slots.body() + variable, by);
  }

  /** Those that tell the difference from the one before are as they were: that one is moved. */
  @Override
  public void visitFrame(
      int type, int localCount, Object @Nullable [] locals, int count, Object @Nullable [] values) {
    if (frames == Frames.NONE) {
      return;
    }
    if (locals == null || (type != Opcodes.F_NEW && type != Opcodes.F_FULL)) {
      super.visitFrame(type, localCount, locals, count, values);
      return;
    }
    List<Object> moved = slots.frameBeforeBody();
    moved.addAll(Arrays.asList(locals).subList(0, localCount));
    super.visitFrame(type, moved.size(), moved.toArray(), count, values);
  }

  @Override
  public void visitLocalVariable(
      String name,
      String descriptor,
      @Nullable String signature,
      Label from,
      Label to,
      int variable) {
    super.visitLocalVariable(name, descriptor, signature, from, to, slots.body() + variable);
  }

  @Override
  public @Nullable AnnotationVisitor visitLocalVariableAnnotation(
      int type,
      @Nullable TypePath path,
      Label[] from,
      Label[] to,
      int[] variables,
      String descriptor,
      boolean isVisible) {
    int[] moved = variables.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += slots.body();
    }
    return super.visitLocalVariableAnnotation(type, path, from, to, moved, descriptor, isVisible);
  }

  /** The body is over. */
  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    Label end = new Label();
    Label ended = new Label();
    mv.visitLabel(end);
    afterReturn(ended);
    afterThrow(end);
    code.target(ended, slots.returned(), slots.thrown());
    advice.exit(code, again);
    mv.visitMaxs(Math.max(maxStack, Code.STACK), slots.body() + maxLocals);
  }

  private void afterReturn(Label ended) {
    Label exit = new Label();
    code.target(returns, slots.returned());
    if (advice.leave(code, exit)) {
      code.target(exit, slots.returned());
    }
    code.pushNull();
    code.store(slots.thrown());
    code.jump(Opcodes.GOTO, ended);
  }

  /** The body's own handlers are known by now, and come before this one. */
  private void afterThrow(Label end) {
    Label thrown = new Label();
    mv.visitTryCatchBlock(start, end, thrown, "java/lang/Throwable");
    mv.visitLabel(thrown);
    frames.write(mv, slots.frame(), slots.thrown().inFrame());
    code.store(slots.thrown());
    Boxes.pushDefault(mv, slots.returned().type());
    code.store(slots.returned());
  }
}
