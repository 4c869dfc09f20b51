package dev.selvage.weaver;

import dev.selvage.weaver.scan.Candidate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;

/** The advice of each variant, read once. Safe for use by many threads. */
final class Advices {

  private static final ClassFileLocator FILES =
      ClassFileLocator.ForClassLoader.of(Advices.class.getClassLoader());
  private final Map<Key, Advice> known = new ConcurrentHashMap<>();

  /** What writes the advice into those methods of a class of that version. */
  AdviceVisitor visitor(Collection<Candidate> candidates, int majorVersion) {
    Map<String, Advice> adviceByMethod = new HashMap<>();
    for (Candidate candidate : candidates) {
      adviceByMethod.put(
          candidate.name() + candidate.descriptor(), advice(candidate, majorVersion));
    }
    return new AdviceVisitor(adviceByMethod);
  }

  private Advice advice(Candidate candidate, int majorVersion) {
    Key key = new Key(Variant.of(candidate), SiteConstant.eraOf(majorVersion), candidate.source());
    // A lambda's source is its own, so its advice is not worth keeping.
    return key.source.isEmpty() ? known.computeIfAbsent(key, Key::make) : key.make();
  }

  private record Key(Variant variant, int era, String source) {
    /**
     * From the advice's class file: by reflection Byte Buddy needs more of itself, and of the JDK.
     */
    Advice make() {
      TypeDescription advice = WeavingTypes.own().describe(variant.advice().getName()).resolve();
      return Advice.withCustomMapping().bind(new SiteConstant(era, source)).to(advice, FILES);
    }
  }
}
