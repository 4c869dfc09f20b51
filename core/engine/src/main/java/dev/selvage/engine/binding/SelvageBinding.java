package dev.selvage.engine.binding;

import dev.selvage.engine.budget.RetryBudgets;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import dev.selvage.engine.event.CallListener;
import dev.selvage.engine.models.ModelFacts;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.engine.time.Timing;
import dev.selvage.engine.tokens.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Policies, listeners and clocks for the guarded methods of one class loader and of those below it.
 * The first binding to name a policy owns it; a second may name it with the same values. Closing
 * gives the methods back to their annotations' values. Safe for use by many threads.
 */
public final class SelvageBinding implements AutoCloseable {

  private final ClassLoader loader;
  private final Class<?> owner;
  private final Policies.Named policies;
  private final boolean namesPolicies;
  private final List<CallListener> listeners;
  private final Readers readers;
  private final @Nullable Timing timing;
  private final boolean strict;
  private final List<AutoCloseable> closedAlong;
  private final RetryBudgets budgets = new RetryBudgets();

  private SelvageBinding(Builder builder) {
    this.owner = builder.owner;
    this.loader = Bindings.loaderOf(owner);
    this.policies = builder.policies.freeze();
    this.namesPolicies = builder.namesPolicies;
    this.listeners = List.copyOf(builder.listeners);
    this.readers =
        new Readers(
            builder.failures, builder.tables, builder.requests, builder.counters, builder.models);
    this.timing = builder.timing;
    this.strict = builder.strict;
    this.closedAlong = List.copyOf(builder.closedAlong);
  }

  /**
   * Starts a binding for the loader of {@code owner}, which lives as long as that class unless
   * closed before.
   */
  public static Builder builder(Class<?> owner) {
    return new Builder(owner);
  }

  Class<?> owner() {
    return owner;
  }

  ClassLoader loader() {
    return loader;
  }

  Policies.Named policies() {
    return policies;
  }

  boolean namesPolicies() {
    return namesPolicies;
  }

  List<CallListener> listeners() {
    return listeners;
  }

  Readers readers() {
    return readers;
  }

  RetryBudgets budgets() {
    return budgets;
  }

  @Nullable Timing timing() {
    return timing;
  }

  boolean isStrict() {
    return strict;
  }

  /** The pipelines of plain calls by the binding's policies. */
  public NamedPipelines plainCalls() {
    return new NamedPipelines(this);
  }

  /** Takes the binding back; its methods run on the values of their annotations again. */
  @Override
  public void close() {
    Bindings.remove(this);
    closedAlong.forEach(this::close);
  }

  private void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      Extensions.of(loader).log().error("%s could not be closed: %s".formatted(resource, e));
    }
  }

  /** Collects a binding. Not safe for use by many threads. */
  public static final class Builder {
    private final Class<?> owner;
    private final Policies policies = new Policies();
    private final List<CallListener> listeners = new ArrayList<>();
    private final List<FailureReader> failures = new ArrayList<>();
    private final List<ProviderTable> tables = new ArrayList<>();
    private final List<RequestReader> requests = new ArrayList<>();
    private final List<TokenCounter> counters = new ArrayList<>();
    private final List<ModelFacts> models = new ArrayList<>();
    private final List<Class<?>> checked = new ArrayList<>();
    private final List<AutoCloseable> closedAlong = new ArrayList<>();
    private boolean namesPolicies = true;
    private @Nullable Timing timing;
    private boolean strict;

    private Builder(Class<?> owner) {
      this.owner = Objects.requireNonNull(owner, "owner");
    }

    /** Names policies. */
    public Builder policies(Consumer<Policies> naming) {
      naming.accept(policies);
      return this;
    }

    /** Says that this binding binds no policies, so that names in annotations may match nothing. */
    public Builder withoutPolicies() {
      namesPolicies = false;
      return this;
    }

    /** Adds a listener. */
    public Builder listener(CallListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /** Adds a reader of failures, which is asked before those that are found as services. */
    public Builder failureReader(FailureReader reader) {
      failures.add(Objects.requireNonNull(reader, "reader"));
      return this;
    }

    /**
     * Adds a table of a provider. What it knows decides, before those that are found as services,
     * even before the table of the provider whose failure it surely is.
     */
    public Builder providerTable(ProviderTable table) {
      tables.add(Objects.requireNonNull(table, "table"));
      return this;
    }

    /** Adds a reader of requests, which is asked before those that are found as services. */
    public Builder requestReader(RequestReader reader) {
      requests.add(Objects.requireNonNull(reader, "reader"));
      return this;
    }

    /** Adds a counter of tokens, which is asked before those that are found as services. */
    public Builder tokenCounter(TokenCounter counter) {
      counters.add(Objects.requireNonNull(counter, "counter"));
      return this;
    }

    /**
     * Adds a row to the catalogue of models: over those that come with Selvage, and over those of
     * the user's file.
     */
    public Builder model(ModelFacts model) {
      models.add(Objects.requireNonNull(model, "model"));
      return this;
    }

    /** Sets the clocks and the randomness; the machine's by default. */
    public Builder timing(Timing timing) {
      this.timing = Objects.requireNonNull(timing, "timing");
      return this;
    }

    /** Has a method with a fault found after installing throw it, instead of a line in the log. */
    public Builder strict(boolean strict) {
      this.strict = strict;
      return this;
    }

    /**
     * Adds a class whose annotated methods are checked when the binding is installed; the names of
     * budgets in its annotations are then known.
     */
    public Builder check(Class<?> type) {
      checked.add(type);
      return this;
    }

    /** Has {@code resource} closed along with the binding, once its methods are given back. */
    public Builder closeAlong(AutoCloseable resource) {
      closedAlong.add(Objects.requireNonNull(resource, "resource"));
      return this;
    }

    /** All faults that {@link #install} would throw now, without installing anything. */
    public List<Fault> faults() {
      return Bindings.faults(new SelvageBinding(this), checked);
    }

    /**
     * What is wrong with the annotated methods that the class declares, under this binding and
     * those installed by now; empty where nothing is.
     */
    public List<Fault> faultsOf(Class<?> type) {
      return Bindings.faultsOf(new SelvageBinding(this), type);
    }

    /**
     * The binding for plain calls alone: no guarded method sees it.
     *
     * @throws ConfigurationException when a value breaks its rule; lists all faults
     */
    public SelvageBinding detached() {
      SelvageBinding binding = new SelvageBinding(this);
      Bindings.checkValues(binding);
      return binding;
    }

    /**
     * Installs the binding; guarded methods see it from their next call on.
     *
     * @throws ConfigurationException when a value breaks its rule, a policy is owned by another
     *     binding with other values, or a known guarded method names a policy that nobody binds;
     *     lists all faults, and then nothing is installed
     */
    public SelvageBinding install() {
      SelvageBinding binding = new SelvageBinding(this);
      Bindings.add(binding, checked);
      return binding;
    }
  }
}
