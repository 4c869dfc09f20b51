package dev.selvage.agent;

import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.weaver.ClassWeaver;
import dev.selvage.weaver.Reports;
import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ClassScanner;
import dev.selvage.weaver.scan.PackageFilter;
import dev.selvage.weaver.scan.ScanResult;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.net.URLConnection;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each class that loads, and weaves those with guarded methods. ASM is not loaded before
 * the first of them. What cannot be woven stays as it was, with one line that says why.
 */
final class WeavingTransformer implements ClassFileTransformer {

  private final PackageFilter filter;
  private final Instrumentation instrumentation;
  private final AgentLog log;
  private final ClassScanner scanner;
  private final Contract contract = new Contract();

  WeavingTransformer(PackageFilter filter, Instrumentation instrumentation, AgentLog log) {
    this.filter = filter;
    this.instrumentation = instrumentation;
    this.log = log;
    this.scanner = new ClassScanner(filter);
  }

  /** Holds the weaver's first use back until there is something to weave. */
  private static final class Weaver {
    static final ClassWeaver INSTANCE = new ClassWeaver();
  }

  /**
   * Whether there is anything to do about a class that is loaded, by its class file; taken for
   * granted where that is not at hand. Being transformed into itself does a class no good: the JVM
   * drops its compiled code and the line numbers of its running methods, and JDK 17 the names of
   * its parameters.
   */
  boolean concerns(Class<?> type) {
    try {
      URL file = fileOf(type);
      if (file == null) {
        return true;
      }
      URLConnection connection = file.openConnection();
      connection.setUseCaches(false); // a cached jar would stay open
      try (InputStream in = connection.getInputStream()) {
        ScanResult scan = scanner.scan(type.getClassLoader(), in.readAllBytes());
        tellUnwoven(type.getClassLoader(), scan);
        return !scan.candidates().isEmpty();
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      return true;
    }
  }

  /** Its class file; null where there is none, or where it may be that of another copy. */
  private static @Nullable URL fileOf(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (loader == null || source == null || source.getLocation() == null) {
      return null;
    }
    URL file = loader.getResource(type.getName().replace('.', '/') + ".class");
    boolean isOwn = file != null && file.toString().contains(source.getLocation().toString());
    return isOwn ? file : null;
  }

  private static boolean hasAnything(ScanResult scan) {
    return scan.alreadyWoven()
        || !scan.problem().isEmpty()
        || !scan.candidates().isEmpty()
        || !scan.rejections().isEmpty();
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> classBeingRedefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (className == null || !filter.accepts(className)) {
      if (Jmx.MARK.equals(className)) {
        Jmx.registerOnce();
      }
      return null;
    }
    try {
      return weave(module, loader, domain, classFile);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log.info("cannot look at " + className.replace('/', '.') + ", it stays as it was: " + e);
      return null;
    }
  }

  private byte @Nullable [] weave(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    ScanResult scan = scanner.scan(loader, domain, classFile);
    if (!hasAnything(scan)) {
      return null;
    }
    tellUnwoven(loader, scan);
    Reports reports = Reports.of(scan);
    if (scan.candidates().isEmpty()) {
      return null;
    }
    Optional<String> problem = contract.problem(loader);
    if (problem.isPresent()) {
      scan.candidates().forEach(c -> tell(loader, reports.notWoven(c, problem.get())));
      return null;
    }
    ClassWeaver.Result result = Weaver.INSTANCE.weave(loader, classFile, scan);
    for (Candidate candidate : scan.candidates()) {
      String why = result.failures().get(candidate);
      if (why == null) {
        noteWoven(loader, reports, candidate);
      } else {
        tell(loader, reports.notWoven(candidate, why));
      }
    }
    if (result.classFile() != null) {
      letRead(module, loader);
    }
    return result.classFile();
  }

  /** What there is to say of a class beside the methods to weave. */
  private void tellUnwoven(@Nullable ClassLoader loader, ScanResult scan) {
    if (!scan.rejections().isEmpty()) {
      Reports reports = Reports.of(scan);
      scan.rejections().forEach(rejection -> tell(loader, reports.notWoven(rejection)));
    }
    if (scan.alreadyWoven()) {
      GuardedMethods.noteIndexed(loader);
    }
    if (!scan.problem().isEmpty()) {
      log.debug("cannot read a class file, it stays as it was: " + scan.problem());
    }
  }

  /** Notes what a developer should hear of unasked. */
  private void tell(@Nullable ClassLoader loader, Report report) {
    GuardedMethods.note(loader, report);
    log.info(report.toString());
  }

  private void noteWoven(@Nullable ClassLoader loader, Reports reports, Candidate candidate) {
    Report report = reports.woven(candidate, "by the agent");
    if (Reports.holdsMonitor(candidate)) {
      tell(loader, report);
    } else {
      GuardedMethods.note(loader, report);
      log.debug(report.toString());
    }
  }

  /** A named module must be told that it may read the engine's, wherever its loader finds that. */
  private void letRead(@Nullable Module module, @Nullable ClassLoader loader) {
    if (module == null || !module.isNamed() || loader == null) {
      return;
    }
    Set<Module> engines = new HashSet<>();
    engines.add(loader.getUnnamedModule());
    engines.add(getClass().getModule());
    addNamedEngines(module.getLayer(), engines);
    engines.removeIf(module::canRead);
    if (!engines.isEmpty()) {
      instrumentation.redefineModule(module, engines, Map.of(), Map.of(), Set.of(), Map.of());
    }
  }

  private static void addNamedEngines(@Nullable ModuleLayer layer, Set<Module> engines) {
    if (layer != null) {
      layer.modules().stream()
          .filter(module -> module.getPackages().contains(WovenSite.class.getPackageName()))
          .forEach(engines::add);
      layer.parents().forEach(parent -> addNamedEngines(parent, engines));
    }
  }
}
