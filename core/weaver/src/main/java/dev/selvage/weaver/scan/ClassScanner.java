package dev.selvage.weaver.scan;

import java.security.ProtectionDomain;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the guarded methods of a class in its class file, without loading anything.
 *
 * <p>Safe for use by many threads. What it learns of the types that classes name, it remembers for
 * each loader as long as that loader lives, so that each is read once; a type that was not found is
 * not looked for again.
 */
public final class ClassScanner {

  private final Predicate<String> included;
  private final LoaderMemory memory = new LoaderMemory();

  /**
   * Creates a scanner.
   *
   * @param included which classes may be woven, and which supertypes and annotation types may be
   *     read, by internal name ({@code com/acme/Foo}). Of all others it is taken for granted that
   *     they carry no Selvage annotation. Must answer alike each time, and fast
   */
  public ClassScanner(Predicate<String> included) {
    this.included = included;
  }

  /**
   * Scans one class. Never throws: a malformed class file gives an empty result with a problem.
   *
   * <p>A class that is not included has an empty result too; whoever knows the name beforehand does
   * better to ask about that first, since here it is known only after a walk of the constant pool.
   *
   * @param loader the loader that defines the class, which reads the types that the class names;
   *     null for the bootstrap loader
   * @param classFile the class file, of any version
   */
  public ScanResult scan(@Nullable ClassLoader loader, byte[] classFile) {
    return scan(loader, null, classFile);
  }

  /**
   * The same, faster, for whoever knows where the class came from.
   *
   * @param domain of the class; types that it names are looked for in the jar or directory of its
   *     code source before the loader is asked
   */
  public ScanResult scan(
      @Nullable ClassLoader loader, @Nullable ProtectionDomain domain, byte[] classFile) {
    try {
      return scan(loader, new Home(domain), ClassFile.read(classFile));
    } catch (Malformed e) {
      return ScanResult.unreadable("The class file cannot be read: " + e.getMessage() + '.');
    } catch (IndexOutOfBoundsException e) {
      return ScanResult.unreadable("The class file cannot be read: it ends early.");
    } catch (RuntimeException e) {
      return ScanResult.unreadable("The class file cannot be read: " + e + '.');
    }
  }

  private ScanResult scan(@Nullable ClassLoader loader, Home home, ClassFile file) {
    if (file.is(Flags.MODULE) || !included.test(file.name())) {
      return ScanResult.empty(file, false);
    }
    if (isWoven(file)) {
      return ScanResult.empty(file, true);
    }
    return new ClassScan(file, new Types(loader, home, memory.of(loader), included)).result();
  }

  private static boolean isWoven(ClassFile file) {
    return file.pool().mentionsAnnotations()
        && file.annotations().contains(SelvageAnnotations.WOVEN);
  }

  /** How many loaders are remembered. */
  int rememberedLoaders() {
    return memory.size();
  }
}
