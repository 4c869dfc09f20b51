package dev.selvage.weaver;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Where a woven method has its local variables:
 *
 * <pre>
 * | arguments, as they came | kept by the advice | returned | thrown | the body's own ...
 * </pre>
 *
 * The body's are all moved by the same distance, the arguments with them: it works on copies. So
 * each attempt starts from the original arguments, even where the body assigns to its parameters,
 * and what the body makes of its slots, whatever types it puts there in turn, is its own business.
 */
final class Slots {

  private static final Type THROWABLE = Type.getObjectType("java/lang/Throwable");

  /** The arguments, the object that the method is called on first. */
  private final List<Slot> given = new ArrayList<>();

  private final List<Slot> kept = new ArrayList<>();
  private final boolean isStatic;
  private final Slot returned;
  private final Slot thrown;

  /**
   * Lays them out.
   *
   * @param kept what the advice keeps from entry to exit
   */
  Slots(Target target, List<Type> kept) {
    isStatic = target.isStatic();
    int free = 0;
    if (!isStatic) {
      free = add(given, Type.getObjectType(target.owner()), free);
    }
    for (Type parameter : Type.getArgumentTypes(target.descriptor())) {
      free = add(given, parameter, free);
    }
    for (Type type : kept) {
      free = add(this.kept, type, free);
    }
    returned = new Slot(Type.getReturnType(target.descriptor()), free);
    thrown = new Slot(THROWABLE, returned.end());
  }

  private static int add(List<Slot> slots, Type type, int index) {
    Slot slot = new Slot(type, index);
    slots.add(slot);
    return slot.end();
  }

  List<Slot> given() {
    return given;
  }

  /** The arguments without the object that the method is called on. */
  List<Slot> parameters() {
    return isStatic ? given : given.subList(1, given.size());
  }

  Slot kept(int number) {
    return kept.get(number);
  }

  Slot returned() {
    return returned;
  }

  Slot thrown() {
    return thrown;
  }

  /** How far the body's variables are moved. */
  int body() {
    return thrown.end();
  }

  /** The frame's locals outside the body, where these further ones are set. */
  List<Object> frame(Slot... further) {
    List<Object> frame = new ArrayList<>();
    addAll(frame, given);
    addAll(frame, kept);
    for (Slot slot : further) {
      if (slot.type().getSize() > 0) {
        frame.add(slot.inFrame());
      }
    }
    return frame;
  }

  /** What comes before the body's own locals in every frame of the body. */
  List<Object> frameBeforeBody() {
    List<Object> frame = frame();
    for (int i = returned.index(); i < body(); i++) {
      frame.add(Opcodes.TOP);
    }
    return frame;
  }

  /** The frame's locals where the body begins. */
  List<Object> frameOfBody() {
    List<Object> frame = frameBeforeBody();
    addAll(frame, given);
    return frame;
  }

  private static void addAll(List<Object> frame, List<Slot> slots) {
    for (Slot slot : slots) {
      frame.add(slot.inFrame());
    }
  }
}
