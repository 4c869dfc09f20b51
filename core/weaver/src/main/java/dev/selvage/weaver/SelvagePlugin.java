package dev.selvage.weaver;

import dev.selvage.Woven;
import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ClassScanner;
import dev.selvage.weaver.scan.PackageFilter;
import dev.selvage.weaver.scan.Rejection;
import dev.selvage.weaver.scan.ScanResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import org.jspecify.annotations.Nullable;

/**
 * Weaves at build time, through {@code byte-buddy-maven-plugin}: the same advice in the same
 * methods as the agent would weave, with no agent and no Byte Buddy at run time. Each class that it
 * weaves is marked {@link dev.selvage.Woven}, and left alone by every other door.
 */
public final class SelvagePlugin implements Plugin.WithPreprocessor {

  private final BuildLogger log;
  private final PackageFilter filter = PackageFilter.standard();
  private final ClassScanner scanner = new ClassScanner(filter::accepts);
  private final Advices advices = new Advices();
  private final Map<String, ScanResult> scans = new ConcurrentHashMap<>();
  private @Nullable LocatingLoader loader;

  /** Made by the build tool, which hands in its log. */
  public SelvagePlugin(BuildLogger log) {
    this.log = log;
  }

  @Override
  public synchronized void onPreprocess(TypeDescription type, ClassFileLocator locator) {
    if (!filter.accepts(type.getInternalName())) {
      return;
    }
    LocatingLoader types = loader;
    if (types == null) {
      types = new LocatingLoader(locator);
      loader = types;
    }
    ScanResult scan = scanner.scan(types, types.classFile(type.getName()));
    scan.rejections().forEach(rejection -> tell(type, rejection));
    if (!scan.candidates().isEmpty()) {
      scans.put(type.getName(), scan);
    }
  }

  private void tell(TypeDescription type, Rejection rejection) {
    log.warn(
        "Selvage: not woven, %s.%s: %s"
            .formatted(type.getName(), rejection.member(), rejection.reason()));
  }

  @Override
  public boolean matches(TypeDescription type) {
    return scans.containsKey(type.getName());
  }

  @Override
  public DynamicType.Builder<?> apply(
      DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
    ScanResult scan = scans.get(type.getName());
    if (scan == null) {
      return builder;
    }
    for (Candidate candidate : scan.candidates()) {
      log.info("Selvage: woven, " + type.getName() + "." + candidate.name());
    }
    return builder
        .visit(advices.visitor(scan.candidates(), scan.majorVersion()))
        .annotateType(AnnotationDescription.Builder.ofType(Woven.class).build());
  }

  @Override
  public void close() {
    scans.clear();
  }

  /** Lets the scan read types as the build sees them; loads none. */
  private static final class LocatingLoader extends ClassLoader {
    private final ClassFileLocator locator;

    LocatingLoader(ClassFileLocator locator) {
      super(null);
      this.locator = locator;
    }

    byte[] classFile(String name) {
      try {
        return locator.locate(name).resolve();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String resource) {
      String name = resource.substring(0, resource.length() - ".class".length());
      try {
        ClassFileLocator.Resolution found = locator.locate(name.replace('/', '.'));
        return found.isResolved() ? new ByteArrayInputStream(found.resolve()) : null;
      } catch (IOException e) {
        return null;
      }
    }
  }
}
