package dev.selvage.weaver;

import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.Rejection;
import dev.selvage.weaver.scan.ScanResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes the members of one class file as people do: {@code ask(String, int)}, and the return type
 * too where two would else read alike.
 */
final class Signature {

  private final Map<String, String> members = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  private Signature() {}

  static Signature of(ScanResult scan) {
    Signature signature = new Signature();
    for (Candidate candidate : scan.candidates()) {
      signature.add(candidate.name() + candidate.descriptor());
    }
    for (Rejection rejection : scan.rejections()) {
      signature.add(rejection.member());
    }
    return signature;
  }

  private void add(String member) {
    String text = text(member, false);
    String other = members.putIfAbsent(text, member);
    if (other != null && !other.equals(member)) {
      ambiguous.add(text);
    }
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
