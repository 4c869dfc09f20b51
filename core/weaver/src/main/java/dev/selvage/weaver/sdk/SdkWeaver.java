package dev.selvage.weaver.sdk;

import dev.selvage.engine.sdk.SdkLoop;
import dev.selvage.engine.sdk.SdkLoop.Point;
import dev.selvage.engine.sdk.SdkLoop.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Has a client's own code tell {@link dev.selvage.engine.sdk.SdkSite} what it is about to do. The
 * class keeps its shape. Immutable.
 */
public final class SdkWeaver {

  private final Map<String, SdkLoop> loops = new HashMap<>();

  /** Weaves the places of those clients; made before the application starts, so without lambdas. */
  public SdkWeaver(List<SdkLoop> loops) {
    for (SdkLoop loop : loops) {
      for (Point point : loop.points()) {
        this.loops.putIfAbsent(point.className(), loop);
      }
    }
  }

  /** Whether a client's places are in that class. */
  public boolean concerns(String className) {
    return loops.containsKey(className);
  }

  /** What became of a class. */
  public record Result(byte @Nullable [] classFile, List<String> missing) {}

  /**
   * Weaves a class that it concerns. Where the class does not have what a place names, it is left
   * as it was, and what is missing is told.
   */
  public Result weave(String className, byte[] classFile) {
    SdkLoop loop = loops.get(className);
    if (loop == null) {
      return new Result(null, List.of());
    }
    ClassReader reader = new ClassReader(classFile);
    Members members = Members.of(reader);
    List<Point> points =
        loop.points().stream().filter(p -> p.className().equals(className)).toList();
    List<Point> there = points.stream().filter(members::have).toList();
    boolean isWhole = !there.isEmpty() && (there.size() == points.size() || areEither(points));
    if (!isWhole) {
      return new Result(null, missing(loop, points, there));
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Weaving(writer, className, loop, there), 0);
    return new Result(writer.toByteArray(), List.of());
  }

  /** Of which one is enough: the two ways to count. */
  private static boolean areEither(List<Point> points) {
    return points.stream().allMatch(p -> p.role() == Role.LOOPS || p.role() == Role.LOOPS_ATTEMPTS);
  }

  private static List<String> missing(SdkLoop loop, List<Point> points, List<Point> there) {
    return points.stream()
        .filter(point -> !there.contains(point))
        .map(point -> told(loop, point))
        .toList();
  }

  private static String told(SdkLoop loop, Point point) {
    String member = point.className().replace('/', '.') + "." + point.method() + point.parameters();
    String field = Members.isField(point) ? " with a field " + point.count() : "";
    return "this version of %s has no %s%s, so its own retries are not seen; %s"
        .formatted(loop.client(), member, field, loop.turnOff());
  }

  /** The names of what a class declares. */
  private static final class Members extends ClassVisitor {
    private final Set<String> names = new HashSet<>();

    private Members() {
      super(Opcodes.ASM9);
    }

    static Members of(ClassReader reader) {
      Members members = new Members();
      reader.accept(members, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      return members;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      names.add(name + " " + descriptor);
      return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] thrown) {
      if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE)) == 0) {
        names.add(name + descriptor.substring(0, descriptor.indexOf(')') + 1));
      }
      return null;
    }

    boolean have(Point point) {
      return names.contains(point.method() + point.parameters())
          && (!isField(point) || names.contains(point.count() + " I"));
    }

    private static boolean isField(Point point) {
      boolean isWay = point.role() == Role.RUNS || point.role() == Role.REPEATS;
      return !isWay && !point.count().isEmpty();
    }
  }

  /** Goes through the class and weaves its places. */
  private static final class Weaving extends ClassVisitor {
    private final String className;
    private final SdkLoop loop;
    private final List<Point> points;

    Weaving(ClassWriter writer, String className, SdkLoop loop, List<Point> points) {
      super(Opcodes.ASM9, writer);
      this.className = className;
      this.loop = loop;
      this.points = new ArrayList<>(points);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] thrown) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, thrown);
      boolean isInstance = (access & (Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE)) == 0;
      return points.stream()
          .filter(point -> isInstance && descriptor.startsWith(point.parameters()))
          .filter(point -> point.method().equals(name))
          .findFirst()
          .<MethodVisitor>map(point -> new PointWeaver(method, className, loop, point))
          .orElse(method);
    }
  }
}
