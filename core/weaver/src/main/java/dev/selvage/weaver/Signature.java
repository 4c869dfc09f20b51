package dev.selvage.weaver;

import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.weaver.scan.Rejection;
import dev.selvage.weaver.scan.ScanResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the members of one class file as people do: {@code ask(String, int)}, and the return type
 * too where two would else read alike.
 */
final class Signature {

  private final Set<String> ambiguous;

  private Signature(Set<String> ambiguous) {
    this.ambiguous = ambiguous;
  }

  static Signature of(ScanResult scan) {
    Map<String, String> members = new HashMap<>();
    return new Signature(
        Stream.concat(
                scan.candidates().stream().map(c -> c.name() + c.descriptor()),
                scan.rejections().stream().map(Rejection::member))
            .filter(
                member -> !members.computeIfAbsent(text(member, false), k -> member).equals(member))
            .map(member -> text(member, false))
            .collect(Collectors.toSet()));
  }

  /** The readable form of a name with its descriptor; other texts stay as they are. */
  String readable(String member) {
    String text = text(member, false);
    return ambiguous.contains(text) ? text(member, true) : text;
  }

  private static String text(String member, boolean withReturnType) {
    int parameters = member.lastIndexOf('('); // Kotlin's names may have one too
    return parameters < 0
        ? member
        : GuardedMethods.signatureOf(
            member.substring(0, parameters), member.substring(parameters), withReturnType);
  }
}
