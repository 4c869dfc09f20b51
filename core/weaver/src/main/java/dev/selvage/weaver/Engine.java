package dev.selvage.weaver;

import net.bytebuddy.jar.asm.Type;

/** The engine's types that woven code names, as class files name them. */
final class Engine {

  static final String GUARDED_METHOD = "dev/selvage/engine/pipeline/GuardedMethod";
  static final String GIVE_UPS = "dev/selvage/engine/pipeline/GiveUps";
  static final String TURN = "dev/selvage/engine/drive/Turn";
  static final String WOVEN_SITE = "dev/selvage/engine/drive/WovenSite";
  static final String ASYNC_SITE = "dev/selvage/engine/drive/AsyncSite";
  static final String BOOTSTRAP = "dev/selvage/engine/binding/Bootstrap";

  private Engine() {}

  static Type type(String internalName) {
    return Type.getObjectType(internalName);
  }
}
