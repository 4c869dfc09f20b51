package dev.selvage.agent;

import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.event.JsonFile;
import dev.selvage.engine.pipeline.SdkRetries;
import dev.selvage.weaver.scan.PackageFilter;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The agent's entry: {@code java -javaagent:selvage-agent.jar[=options] …}. Whatever goes wrong in
 * it is told in one line, and the application starts all the same.
 */
public final class SelvageAgent {

  /** A second transformer would weave what the first has woven. */
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private SelvageAgent() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    start(options, instrumentation);
  }

  /** Called by the JVM where the agent is attached later. */
  public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
    start(options, instrumentation);
  }

  private static void start(@Nullable String text, Instrumentation instrumentation) {
    AgentOptions options = AgentOptions.parse(text);
    AgentLog log = new AgentLog(System.err, options.debug());
    if (!STARTED.compareAndSet(false, true)) {
      log.info("the agent is there already; these options are not looked at");
      return;
    }
    try {
      start(options, instrumentation, log);
    } catch (RuntimeException | LinkageError e) {
      log.info("cannot start, nothing is woven: " + e);
    }
  }

  private static void start(AgentOptions options, Instrumentation instrumentation, AgentLog log) {
    log.info("agent " + version() + ", Java " + Runtime.version().feature() + described(options));
    for (String problem : options.problems()) {
      log.info(problem);
    }
    if (options.neutralizeSdkRetries()) {
      SdkRetries.neutralize();
    }
    Contract.checkOwnEngine();
    bind(options, log);
    PackageFilter filter = PackageFilter.of(options.include(), options.exclude());
    WeavingTransformer transformer = new WeavingTransformer(filter, instrumentation, log);
    instrumentation.addTransformer(transformer, true);
    SdkTransformer sdkTransformer = SdkTransformer.install(instrumentation, log);
    Class<?>[] loaded = instrumentation.getAllLoadedClasses();
    weaveLoaded(instrumentation, loaded, filter, transformer, log);
    sdkTransformer.weaveLoaded(instrumentation, loaded);
    if (log.isDebug()) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(log), "selvage-report"));
    }
  }

  private static String described(AgentOptions options) {
    return (options.include().isEmpty() ? "" : ", only " + options.include())
        + (options.exclude().isEmpty() ? "" : ", without " + options.exclude());
  }

  /** Listeners and strictness for all loaders below; policies are bound by the application. */
  private static void bind(AgentOptions options, AgentLog log) {
    String jsonLog = options.jsonLog();
    if (jsonLog == null && !options.strict()) {
      return;
    }
    SelvageBinding.Builder binding =
        SelvageBinding.builder(SelvageAgent.class).withoutPolicies().strict(options.strict());
    if (jsonLog != null) {
      try {
        binding.listener(new JsonFile(Path.of(jsonLog)));
      } catch (RuntimeException e) {
        log.info("no JSON log: " + e.getMessage());
      }
    }
    binding.install();
  }

  /** Annotated classes that were there before the agent go through the transformer once more. */
  private static void weaveLoaded(
      Instrumentation instrumentation,
      Class<?>[] loaded,
      PackageFilter filter,
      WeavingTransformer transformer,
      AgentLog log) {
    for (Class<?> type : loaded) {
      if (type.getName().equals(Jmx.MARK.replace('/', '.'))) {
        Jmx.registerOnce();
      }
      if (filter.accepts(type.getName().replace('.', '/'))
          && instrumentation.isModifiableClass(type)
          && !type.isHidden()
          && transformer.concerns(type)) {
        try {
          instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
          log.info("cannot weave " + type.getName() + ", which is loaded already: " + e);
        }
      }
    }
  }

  private static void tell(AgentLog log) {
    log.info("guarded methods:");
    Selvage.guardedMethods().forEach(report -> log.info("  " + report));
  }

  static String version() {
    String version = SelvageAgent.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }
}
