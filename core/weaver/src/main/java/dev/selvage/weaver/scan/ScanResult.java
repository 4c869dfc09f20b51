package dev.selvage.weaver.scan;

import java.util.List;

/**
 * What a class file says about guarded methods.
 *
 * @param className the internal name; empty where it could not be read
 * @param majorVersion the major version of the class file; 0 where it could not be read
 * @param isInterface whether it is an interface
 * @param alreadyWoven whether it was woven when it was built; then there is nothing left to find
 * @param candidates the methods to weave, in the order of the class file
 * @param rejections the annotations that cannot act
 * @param problem why the class file could not be read; empty where it could
 */
public record ScanResult(
    String className,
    int majorVersion,
    boolean isInterface,
    boolean alreadyWoven,
    List<Candidate> candidates,
    List<Rejection> rejections,
    String problem) {

  static ScanResult empty(ClassFile file, boolean alreadyWoven) {
    return of(file, alreadyWoven, List.of(), List.of());
  }

  static ScanResult of(ClassFile file, List<Candidate> candidates, List<Rejection> rejections) {
    return of(file, false, List.copyOf(candidates), List.copyOf(rejections));
  }

  static ScanResult unreadable(String problem) {
    return new ScanResult("", 0, false, false, List.of(), List.of(), problem);
  }

  private static ScanResult of(
      ClassFile file,
      boolean alreadyWoven,
      List<Candidate> candidates,
      List<Rejection> rejections) {
    boolean isInterface = file.is(Flags.INTERFACE);
    return new ScanResult(
        file.name(), file.majorVersion(), isInterface, alreadyWoven, candidates, rejections, "");
  }
}
