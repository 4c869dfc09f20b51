package dev.selvage.guice;

import static java.lang.StackWalker.Option.RETAIN_CLASS_REFERENCE;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.selvage.engine.binding.GuardKind;
import dev.selvage.engine.binding.Policies;
import dev.selvage.engine.budget.RetryBudgetPolicy;
import dev.selvage.engine.credential.ApiKeyPolicy;
import dev.selvage.engine.defaults.RequestDefaultsPolicy;
import dev.selvage.engine.event.CallListener;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.time.Timing;
import dev.selvage.engine.validation.ValidationPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The bindings of a set of policies. Creating the injector makes guarded methods see them; it also
 * checks them, and the annotated methods of every class that the injector knows. Where no weaver
 * has woven such a class, Guice intercepts its methods.
 *
 * <pre>{@code
 * Guice.createInjector(new AppModule(), new SelvageModule() {
 *   @Override protected void configurePolicies() {
 *     retryOnRateLimit("chat").maxAttempts(6);
 *     validateChatRequest("chat").models("gpt-4o").maxTokens(4096);
 *     listen(CallMetrics.class);
 *   }
 * });
 * }</pre>
 *
 * <p>Bound for injection are {@link dev.selvage.engine.binding.SelvageBinding}, a singleton whose
 * {@code close()} gives the methods back to the values of their annotations, and {@link
 * dev.selvage.engine.Selvage} for plain calls by the same policies. Other modules may add to the
 * {@code Multibinder<CallListener>} and set the {@code OptionalBinder<Timing>} themselves.
 *
 * <p>So may they add to the multibinders of {@link dev.selvage.engine.diagnosis.FailureReader},
 * {@link dev.selvage.engine.diagnosis.ProviderTable}, {@link
 * dev.selvage.engine.request.RequestReader} and {@link dev.selvage.engine.tokens.TokenCounter}:
 * what is bound there is asked before all that {@link java.util.ServiceLoader} finds, in the order
 * of the bindings, until the {@code SelvageBinding} is closed. A {@link
 * dev.selvage.engine.models.ModelFacts} is a row over those of the catalogue of models.
 *
 * <p>Any number of these modules may be installed in one injector; together they make one binding.
 * It holds for the guarded classes of the module's own class loader and of those below it; where
 * the modules come from several loaders, for that of the loader furthest down. A child injector
 * shares its parent's binding and cannot install a module of this kind as well. Two injectors may
 * name the same policy with the same values.
 *
 * <p>Creation fails with a {@link com.google.inject.CreationException} that lists every fault with
 * its source: a value that breaks its rule; two policies of one name; a policy that another
 * injector owns with other values; an annotation that names a policy which nobody binds, or has a
 * value that breaks its rule; and annotations that would do nothing. A class that Guice first sees
 * later fails where {@link #strict()} is set; else its fault is logged once.
 *
 * <p>Interception reaches the methods that a subclass in the same package can override, inherited
 * and default ones included, on objects that Guice makes by their constructor; also where such an
 * object calls itself. It stands inside the interceptors of modules, right around the method. It
 * does not reach: private, static and final methods; classes that are final, sealed or made by a
 * private constructor; a method that is overridden, where it is called by {@code super};
 * constructors; and objects that Guice does not make, such as those of {@code toInstance}, of
 * {@code @Provides} methods and of providers. Annotations there would do nothing, which is a fault,
 * unless the class is woven. A class that is woven, at build time or by the agent, is not
 * intercepted; nor is what is intercepted once intercepted again.
 */
public abstract class SelvageModule extends AbstractModule {

  private final List<Located<NamedPolicy>> named = new ArrayList<>();

  /** For subclasses. */
  protected SelvageModule() {}

  /** Names policies, listeners and clocks; nothing by default. */
  protected void configurePolicies() {}

  @Override
  protected final void configure() {
    Binder source = binder().withSource(getClass());
    install(new EngineModule(source));
    contribute(source, new Contribution.Owner(getClass()));
    named.clear();
    try {
      configurePolicies();
    } finally {
      named.forEach(this::tellFaults);
    }
  }

  private void tellFaults(Located<NamedPolicy> policy) {
    Binder source = binder().withSource(policy.source());
    policy.what().faults().forEach(fault -> source.addError("%s", fault));
  }

  /**
   * Names a policy for {@link dev.selvage.RetryOnRateLimit}. The values set on the result win over
   * those of each annotation that gives this name, and leave its other values alone.
   */
  protected final RetryPolicy.Builder retryOnRateLimit(String name) {
    return retry(GuardKind.RETRY_ON_RATE_LIMIT, "retryOnRateLimit", name);
  }

  /**
   * Names a policy for {@link dev.selvage.RetryOnServerError}. The values set on the result win
   * over those of each annotation that gives this name, and leave its other values alone.
   */
  protected final RetryPolicy.Builder retryOnServerError(String name) {
    return retry(GuardKind.RETRY_ON_SERVER_ERROR, "retryOnServerError", name);
  }

  /**
   * Names a policy for {@link dev.selvage.RetryOnTimeout}. The values set on the result win over
   * those of each annotation that gives this name, and leave its other values alone.
   */
  protected final RetryPolicy.Builder retryOnTimeout(String name) {
    return retry(GuardKind.RETRY_ON_TIMEOUT, "retryOnTimeout", name);
  }

  /**
   * Names a policy for {@link dev.selvage.RetryOnConnectionError}. The values set on the result win
   * over those of each annotation that gives this name, and leave its other values alone.
   */
  protected final RetryPolicy.Builder retryOnConnectionError(String name) {
    return retry(GuardKind.RETRY_ON_CONNECTION_ERROR, "retryOnConnectionError", name);
  }

  /**
   * Names a policy for {@link dev.selvage.RetryOn}. The values set on the result win over those of
   * each annotation that gives this name, and leave its other values alone.
   */
  protected final RetryPolicy.Builder retryOn(String name) {
    return retry(GuardKind.RETRY_ON, "retryOn", name);
  }

  private RetryPolicy.Builder retry(GuardKind kind, String call, String name) {
    String where = where(call, name);
    Policies policy = new Policies();
    RetryPolicy.Builder builder = policy.retry(kind, name, where);
    return bound(new NamedPolicy(name, where, policy, builder::settings), builder);
  }

  /**
   * Names a policy for {@link dev.selvage.ValidateChatRequest}. The values set on the result win
   * over those of each annotation that gives this name, and leave its other values alone.
   */
  protected final ValidationPolicy.Builder validateChatRequest(String name) {
    String where = where("validateChatRequest", name);
    Policies policy = new Policies();
    ValidationPolicy.Builder builder = policy.validateChatRequest(name, where);
    return bound(new NamedPolicy(name, where, policy, builder::settings), builder);
  }

  /**
   * Names a policy for {@link dev.selvage.RequireApiKey}. The values set on the result win over
   * those of each annotation that gives this name, and leave its other values alone.
   */
  protected final ApiKeyPolicy.Builder requireApiKey(String name) {
    String where = where("requireApiKey", name);
    Policies policy = new Policies();
    ApiKeyPolicy.Builder builder = policy.requireApiKey(name, where);
    return bound(new NamedPolicy(name, where, policy, builder::settings), builder);
  }

  /**
   * Names a policy for {@link dev.selvage.RequestDefaults}. The values set on the result win over
   * those of each annotation that gives this name, and leave its other values alone.
   */
  protected final RequestDefaultsPolicy.Builder requestDefaults(String name) {
    String where = where("requestDefaults", name);
    Policies policy = new Policies();
    RequestDefaultsPolicy.Builder builder = policy.requestDefaults(name, where);
    return bound(new NamedPolicy(name, where, policy, builder::settings), builder);
  }

  /** Sets the numbers of the retry budgets of all providers that have none of their own. */
  protected final RetryBudgetPolicy.Builder retryBudget() {
    return budget("", "retryBudget()");
  }

  /**
   * Sets the numbers of the retry budget of that provider, such as {@code openai}, or of the
   * annotations that give this name.
   */
  protected final RetryBudgetPolicy.Builder retryBudget(String name) {
    return budget(name, where("retryBudget", name));
  }

  private RetryBudgetPolicy.Builder budget(String name, String where) {
    Policies policy = new Policies();
    RetryBudgetPolicy.Builder builder = policy.retryBudget(name, where);
    String shown = name.isEmpty() ? "all" : name;
    return bound(new NamedPolicy(shown, where, policy, builder::settings), builder);
  }

  /** Has {@code listener} hear the events of all guarded calls of this loader and below. */
  protected final void listen(CallListener listener) {
    listeners().addBinding().toInstance(listener);
  }

  /**
   * Has a listener that Guice makes hear the events of all guarded calls of this loader and below.
   * It is made before the {@code SelvageBinding}, which it may ask for only through a {@code
   * Provider}.
   */
  protected final void listen(Class<? extends CallListener> listener) {
    listeners().addBinding().to(listener);
  }

  /** Sets the clocks and the randomness of all calls; the machine's by default. */
  protected final void bindTiming(Timing timing) {
    OptionalBinder.newOptionalBinder(source(), Timing.class).setBinding().toInstance(timing);
  }

  /**
   * Appends a JSON object for each failure and each retry to {@code file}, one a line. The file is
   * opened when the injector is created and closed with the {@code SelvageBinding}.
   */
  protected final void jsonLog(Path file) {
    contribute(source(), new Contribution.JsonLog(file.toAbsolutePath().normalize()));
  }

  /**
   * Has a fault that is found after the injector was created throw, where it would be logged once:
   * from the guarded method, or from Guice where Guice first sees the class.
   */
  protected final void strict() {
    contribute(source(), Contribution.Switch.STRICT);
  }

  /**
   * Lets annotated classes be bound that no weaver has woven and whose methods Guice cannot
   * intercept; there, annotations do nothing. What Guice can intercept is guarded all the same.
   */
  protected final void allowUnwoven() {
    contribute(source(), Contribution.Switch.ALLOW_UNWOVEN);
  }

  private static String where(String kind, String name) {
    return "%s(\"%s\")".formatted(kind, name);
  }

  /** Under a key of its own, so that Guice tells of a second one and can override the first. */
  private <B> B bound(NamedPolicy policy, B builder) {
    StackTraceElement caller = caller();
    named.add(new Located<>(policy, caller));
    Binder source = binder().withSource(caller);
    Key<NamedPolicy> key = Key.get(NamedPolicy.class, new NamedBy.Call(policy.where()));
    source.bind(key).toInstance(policy);
    Multibinder.newSetBinder(source, NamedPolicy.class).addBinding().to(key);
    return builder;
  }

  private Multibinder<CallListener> listeners() {
    return Multibinder.newSetBinder(source(), CallListener.class);
  }

  private static void contribute(Binder source, Contribution contribution) {
    Multibinder.newSetBinder(source, Contribution.class).addBinding().toInstance(contribution);
  }

  /** Gives each binding the line of the subclass as its source. */
  private Binder source() {
    return binder().withSource(caller());
  }

  private static StackTraceElement caller() {
    return StackWalker.getInstance(RETAIN_CLASS_REFERENCE)
        .walk(frames -> frames.dropWhile(f -> isNoSubclass(f.getDeclaringClass())).findFirst())
        .orElseThrow()
        .toStackTraceElement();
  }

  /** The JDK's are passed over too, so that a loop's line is that of its {@code forEach}. */
  private static boolean isNoSubclass(Class<?> type) {
    return type == SelvageModule.class || type.getClassLoader() == null;
  }
}
