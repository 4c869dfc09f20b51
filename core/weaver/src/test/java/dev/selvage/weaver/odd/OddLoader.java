package dev.selvage.weaver.odd;

import dev.selvage.weaver.ClassWeaver;
import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ClassScanner;
import dev.selvage.weaver.scan.ScanResult;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Defines class files as they are, or woven the way the agent does it; the JVM verifies them. */
class OddLoader extends ClassLoader {

  private static final ClassWeaver WEAVER = new ClassWeaver();

  private final Map<String, byte[]> files;
  private final boolean weaves;
  private final ClassScanner scanner = new ClassScanner(name -> !name.startsWith("java/"));
  private final Map<String, byte[]> woven = new LinkedHashMap<>();

  /** Why something was left as it was. */
  private final List<String> reasons = new ArrayList<>();

  OddLoader(Map<String, byte[]> files, boolean weaves) {
    super(OddLoader.class.getClassLoader());
    this.files = files;
    this.weaves = weaves;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      boolean isOwn = files.containsKey(name.replace('.', '/'));
      return loaded != null ? loaded : isOwn ? findClass(name) : super.loadClass(name, resolve);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] file = files.get(name.replace('.', '/'));
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] defined = weaves ? weave(file) : file;
    return defineClass(name, defined, 0, defined.length);
  }

  private byte[] weave(byte[] file) {
    byte[] copy = file.clone();
    ScanResult scan = scanner.scan(this, copy);
    scan.rejections().forEach(rejection -> reasons.add(rejection.reason()));
    if (!scan.problem().isEmpty()) {
      reasons.add(scan.problem());
    }
    if (scan.candidates().isEmpty()) {
      return file;
    }
    ClassWeaver.Result result = WEAVER.weave(this, copy, scan);
    reasons.addAll(result.failures().values());
    if (result.classFile() == null) {
      return file;
    }
    if (scan.candidates().size() > result.failures().size()) {
      woven.put(scan.className(), result.classFile());
    }
    return result.classFile();
  }

  /** The candidates of one file. */
  List<Candidate> candidates(String type) {
    return scanner.scan(this, files.get(type)).candidates();
  }

  boolean isWoven(String type) {
    return woven.containsKey(type);
  }

  byte[] woven(String type) {
    return woven.get(type);
  }

  List<String> reasons() {
    return reasons;
  }

  /** Calls the guarded method of an odd class. */
  Object call(String type, Object... arguments) throws Throwable {
    return call(type, "call", arguments);
  }

  Object call(String type, String caller, Object... arguments) throws Throwable {
    Class<?> loaded = Class.forName(type.replace('/', '.'), true, this);
    return java.lang.invoke.MethodHandles.publicLookup()
        .findStatic(
            loaded, caller, java.lang.invoke.MethodType.methodType(Object.class, Object[].class))
        .invoke(arguments);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] file = files.get(name.replaceFirst("\\.class$", ""));
    return file != null ? new ByteArrayInputStream(file) : super.getResourceAsStream(name);
  }
}
