package dev.selvage.weaver;

import dev.selvage.Woven;
import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ClassScanner;
import dev.selvage.weaver.scan.PackageFilter;
import dev.selvage.weaver.scan.ScanResult;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves at build time, through {@code byte-buddy-maven-plugin}: the same advice in the same
 * methods as the agent would weave, with no agent and no Byte Buddy at run time. Each class that it
 * weaves is marked {@link dev.selvage.Woven}, and left alone by every other door. What it wove, and
 * what it could not, stands in {@code META-INF/selvage/index} beside the classes.
 */
public final class SelvagePlugin implements Plugin.WithPreprocessor {

  private final BuildLogger log;
  private final IndexFile index;
  private final PackageFilter filter = PackageFilter.standard();
  private final ClassScanner scanner = new ClassScanner(filter);
  private final ClassWeaver weaver = new ClassWeaver();
  private final Map<String, ScanResult> scans = new ConcurrentHashMap<>();
  private final Map<String, List<Report>> found = new ConcurrentHashMap<>();
  private @Nullable LocatingLoader loader;

  /**
   * Made by the build tool.
   *
   * @param classes the folder of the class files, which gets the index
   * @param log the build tool's
   */
  public SelvagePlugin(File classes, BuildLogger log) {
    this.log = log;
    this.index = new IndexFile(classes.toPath());
  }

  @Override
  public synchronized void onPreprocess(TypeDescription type, ClassFileLocator locator) {
    if (!filter.accepts(type.getInternalName())) {
      return;
    }
    LocatingLoader types = types(locator);
    ScanResult scan = scanner.scan(types, types.classFile(type.getName()));
    if (scan.alreadyWoven()) {
      return; // an earlier build has it in the index
    }
    found.put(type.getName(), new ArrayList<>());
    Reports reports = Reports.of(scan);
    scan.rejections().forEach(rejection -> notWoven(reports.notWoven(rejection)));
    if (!scan.candidates().isEmpty()) {
      scans.put(type.getName(), scan);
    }
  }

  private synchronized LocatingLoader types(ClassFileLocator locator) {
    LocatingLoader types = loader;
    if (types == null) {
      types = new LocatingLoader(locator);
      loader = types;
    }
    return types;
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
    Reports reports = Reports.of(scan);
    List<Candidate> able = new ArrayList<>(scan.candidates());
    LocatingLoader types = types(locator);
    weaver
        .weave(types, types.classFile(type.getName()), scan)
        .failures()
        .forEach(
            (candidate, why) -> {
              able.remove(candidate);
              notWoven(reports.notWoven(candidate, why));
            });
    able.forEach(candidate -> woven(reports.woven(candidate, "at build time")));
    return able.isEmpty()
        ? builder
        : builder
            .visit(new Weaving(scan, able))
            .annotateType(AnnotationDescription.Builder.ofType(Woven.class).build());
  }

  private void woven(Report report) {
    note(report);
    log.info("Selvage: " + report);
  }

  private void notWoven(Report report) {
    note(report);
    log.warn("Selvage: " + report);
  }

  private void note(Report report) {
    found.computeIfAbsent(report.className(), name -> new ArrayList<>()).add(report);
  }

  /**
   * Writes the index.
   *
   * @throws IOException if it cannot be written
   */
  @Override
  public void close() throws IOException {
    index.update(found);
    scans.clear();
    found.clear();
  }

  /** What the weaver writes, as Byte Buddy's builder of types takes it. */
  private static final class Weaving extends AsmVisitorWrapper.AbstractBase {
    private final ScanResult scan;
    private final List<Candidate> candidates;

    Weaving(ScanResult scan, List<Candidate> candidates) {
      this.scan = scan;
      this.candidates = candidates;
    }

    @Override
    public ClassVisitor wrap(
        TypeDescription type,
        ClassVisitor next,
        Implementation.Context context,
        TypePool pool,
        FieldList<FieldDescription.InDefinedShape> fields,
        MethodList<?> methods,
        int writerFlags,
        int readerFlags) {
      boolean isExpanded = (readerFlags & ClassReader.EXPAND_FRAMES) != 0;
      return new AdviceVisitor(next, scan, candidates, isExpanded);
    }
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
