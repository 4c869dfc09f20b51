package dev.selvage.engine.binding;

import dev.selvage.engine.budget.RetryBudgets;
import dev.selvage.engine.credential.ApiKeyPolicy;
import dev.selvage.engine.credential.ApiKeyStage;
import dev.selvage.engine.defaults.RequestDefaultsPolicy;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.event.CallListener;
import dev.selvage.engine.event.EventLog;
import dev.selvage.engine.event.Events;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.pipeline.Pipeline.Surroundings;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.policy.Spelling;
import dev.selvage.engine.request.RequestFinder;
import dev.selvage.engine.retry.RetryBudgetStage;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.retry.RetryStage;
import dev.selvage.engine.validation.ValidationPolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the pipeline of one guarded method or plain call from settings; tells every fault. */
final class PipelineFactory {

  private final String method;
  private final Extensions extensions;
  private final Bound bound;
  private final @Nullable RequestFinder requests;
  private final Consumer<Fault> faults;

  PipelineFactory(
      String method,
      Extensions extensions,
      Bound bound,
      @Nullable RequestFinder requests,
      Consumer<Fault> faults) {
    this.method = method;
    this.extensions = extensions;
    this.bound = bound;
    this.requests = requests;
    this.faults = faults;
  }

  /**
   * The pipeline of an annotated method: each annotation's values, and the bound ones over them.
   */
  Pipeline ofAnnotations(Map<GuardKind, Settings> annotations) {
    Map<GuardKind, Settings> settings = new EnumMap<>(GuardKind.class);
    annotations.forEach((kind, own) -> settings.put(kind, resolved(kind, own)));
    settings.values().forEach(own -> BudgetNames.check(own, bound.budgetNames(), faults));
    return of(settings);
  }

  /** The settings in the order of their kinds, which is that in which policies decide. */
  Pipeline of(Map<GuardKind, Settings> settings) {
    RequestFinder finder = requests;
    List<Stage> stages =
        stages(
            settings,
            finder == null
                ? RequestStages.NONE
                : RequestStages.of(method, finder, extensions, faults),
            faults);
    addBudget(stages);
    return new Pipeline(method, stages, surroundings());
  }

  /**
   * The stages alone, which need nothing but the values.
   *
   * @param requests makes the stages that need the request
   */
  static List<Stage> stages(
      Map<GuardKind, Settings> settings, RequestStages requests, Consumer<Fault> faults) {
    List<Stage> stages = new ArrayList<>();
    List<RetryPolicy> retries = new ArrayList<>();
    settings.forEach(
        (kind, own) -> kind.trigger().ifPresent(t -> retries.add(RetryPolicy.of(t, own, faults))));
    if (!retries.isEmpty()) {
      stages.add(new RetryStage(retries));
    }
    Settings key = settings.get(GuardKind.REQUIRE_API_KEY);
    if (key != null) {
      stages.add(new ApiKeyStage(ApiKeyPolicy.of(key, faults)));
    }
    Settings validation = settings.get(GuardKind.VALIDATE_CHAT_REQUEST);
    if (validation != null) {
      requests.validation(ValidationPolicy.of(validation, faults)).ifPresent(stages::add);
    }
    Settings defaults = settings.get(GuardKind.REQUEST_DEFAULTS);
    if (defaults != null) {
      requests.defaults(RequestDefaultsPolicy.of(defaults, faults)).ifPresent(stages::add);
    }
    return stages;
  }

  /** Charges the retries, where the policies say so; needs what is bound. */
  private void addBudget(List<Stage> stages) {
    for (Stage stage : List.copyOf(stages)) {
      if (stage instanceof RetryStage retry && retry.charges()) {
        RetryBudgets budgets = bound.budgets().orElseGet(extensions::budgets);
        stages.add(
            new RetryBudgetStage(
                retry,
                name ->
                    budgets.get(name, bound.budgetPolicy(name.shared()), bound.timing().source())));
      }
    }
  }

  private Settings resolved(GuardKind kind, Settings own) {
    String name = Objects.toString(own.get("policy"), "");
    if (name.isEmpty() || !bound.namesPolicies()) {
      return own;
    }
    Map<String, Settings> known = bound.policies(kind);
    Settings named = known.get(name);
    if (named == null) {
      own.read("policy", name, faults, value -> unknownPolicy(kind, name, known.keySet()));
      return own;
    }
    return named.over(own);
  }

  private String unknownPolicy(GuardKind kind, String name, Set<String> known) {
    Optional<String> nearest = Spelling.nearest(name, known);
    String bindIt = "bind it with %s(\"%s\")".formatted(kind.binder(), name);
    throw new IllegalArgumentException(
        "no such policy is bound; "
            + nearest.map(near -> "write \"%s\", or %s".formatted(near, bindIt)).orElse(bindIt)
            + (known.isEmpty()
                ? ""
                : known.stream().collect(Collectors.joining(", ", " (bound: ", ")"))));
  }

  private Surroundings surroundings() {
    List<CallListener> listeners = new ArrayList<>();
    listeners.add(new EventLog(extensions.log()));
    listeners.addAll(bound.listeners());
    return new Surroundings(
        bound.timing(),
        extensions.diagnoser().ready(),
        new Events(listeners, extensions.log()),
        requests == null ? arguments -> RequestFacts.NONE : requests::facts);
  }
}
