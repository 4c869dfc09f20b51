package dev.selvage.guice;

import com.google.inject.TypeLiteral;
import com.google.inject.spi.Message;
import com.google.inject.spi.TypeEncounter;
import com.google.inject.spi.TypeListener;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.request.RequestFinder;
import dev.selvage.guice.Contribution.Switch;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds what is wrong with policies and annotated classes while Guice still collects faults, so
 * that all are told together and before anything is made; and has Guice intercept what it can of
 * the classes that no weaver has woven. Tells each fault once. Safe for use by many threads.
 *
 * <p>Guice hears of no type before it has seen all policies, and of the {@link Installation} after
 * the types that it binds: so a class is checked as soon as it is heard, and the rest with that
 * one.
 */
final class Inspection implements TypeListener {

  private final BindingsSeen seen;
  private final Interceptions interceptions;
  private final Set<Fault> told = new HashSet<>();
  private final Map<Class<?>, Set<Origin>> checked = new WeakHashMap<>();
  private final Set<Class<?>> annotated = new LinkedHashSet<>();
  private final Map<Class<?>, Set<Fault>> unread = new LinkedHashMap<>();
  private BoundReaders readers = BoundReaders.NONE;
  private boolean started;
  private boolean installed;
  private boolean ended;

  Inspection(BindingsSeen seen, Interceptions interceptions) {
    this.seen = seen;
    this.interceptions = interceptions;
  }

  /** From now on types are new: heard at a look-up, or for a child injector. */
  synchronized void installed(BoundReaders readers) {
    this.readers = readers;
    installed = true;
    annotated.clear();
  }

  /** The annotated classes of the injector, whose checks need what Guice has yet to make. */
  synchronized List<Class<?>> annotated() {
    return List.copyOf(annotated);
  }

  /** Looks no further, since its binding is closed. */
  synchronized void end() {
    ended = true;
  }

  @Override
  public synchronized <I> void hear(TypeLiteral<I> literal, TypeEncounter<I> encounter) {
    if (!seen.isInstallationBound()) {
      return;
    }
    Class<?> type = literal.getRawType();
    interceptions.plan(type, encounter);
    if (ended) {
      return;
    }
    if (!started) {
      started = true;
      // Their modules have told them, each at its line.
      seen.policies().forEach(policy -> told.addAll(policy.what().faults()));
    }
    check(type, Origin::heard, here(encounter));
    if (type == Installation.class) {
      checkBindings(encounter);
      if (!seen.bindsRequestReaders()) {
        unread.forEach((of, faults) -> faults.forEach(at(seen.sourceOf(of), encounter)));
      }
      unread.clear();
      checkInstalling(encounter);
    }
  }

  private void checkBindings(TypeEncounter<?> encounter) {
    seen.instances()
        .forEach(i -> check(i.what(), () -> Origin.INSTANCE, at(i.source(), encounter)));
    seen.provided().forEach(p -> check(p.what(), () -> Origin.PROVIDED, at(p.source(), encounter)));
    if (!seen.recipe().has(Switch.ALLOW_UNWOVEN)) {
      seen.missed().forEach(missed -> at(missed.source(), encounter).accept(missed.what()));
    }
    seen.forgetClasses();
  }

  private void check(Class<?> type, Supplier<Origin> origins, Consumer<Fault> errors) {
    List<Class<?>> annotated = AnnotatedTypes.of(type);
    if (annotated.isEmpty()) {
      return;
    }
    Origin origin = origins.get();
    if (checked.computeIfAbsent(type, key -> EnumSet.noneOf(Origin.class)).add(origin)) {
      annotated.forEach(declaring -> checkAnnotated(declaring, type, origin, errors));
      if (installed && isThrowing()) {
        checked.remove(type); // Whoever tries again is told again.
      }
    }
  }

  private void checkAnnotated(
      Class<?> annotated, Class<?> type, Origin origin, Consumer<Fault> errors) {
    Recipe recipe = seen.recipe();
    List<Fault> inert =
        recipe.has(Switch.ALLOW_UNWOVEN) ? List.of() : Inert.faults(annotated, type, origin);
    if (isThrowing()) {
      faultsOf(annotated, type).forEach(errors);
      inert.forEach(errors);
    } else {
      // The engine logs the other faults, when such a method runs first.
      inert.stream()
          .filter(told::add)
          .forEach(fault -> Log.of(annotated.getClassLoader()).error(fault.toString()));
    }
  }

  /** But for those that nobody can tell before Guice has made the readers of requests. */
  private List<Fault> faultsOf(Class<?> annotated, Class<?> type) {
    if (!installed) {
      this.annotated.add(annotated);
    }
    List<Fault> faults = readers.addTo(seen.recipe().start()).faultsOf(annotated);
    if (!installed) {
      faults.stream()
          .filter(Inspection::isOfNoRequest)
          .forEach(fault -> unread.computeIfAbsent(type, t -> new LinkedHashSet<>()).add(fault));
    }
    return faults.stream().filter(fault -> installed || !isOfNoRequest(fault)).toList();
  }

  private static boolean isOfNoRequest(Fault fault) {
    return fault.what().equals(RequestFinder.NOTHING_TO_VALIDATE);
  }

  private boolean isThrowing() {
    return seen.recipe().has(Switch.STRICT) || isCreatingInjector();
  }

  /**
   * Whether this is part of the making of an injector or of a child, or else of a later look-up.
   */
  private static boolean isCreatingInjector() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        frame.getClassName().startsWith("com.google.inject.")
                            && (frame.getMethodName().equals("createInjector")
                                || frame.getMethodName().equals("createChildInjector"))));
  }

  /** Tells of a policy at its source, and of a method that ran before without one. */
  private void checkInstalling(TypeEncounter<?> encounter) {
    Map<String, Object> sources = new HashMap<>();
    seen.policies().forEach(policy -> sources.putIfAbsent(policy.what().where(), policy.source()));
    SelvageBinding.Builder binding = seen.recipe().start();
    annotated.forEach(binding::check);
    for (Fault fault : binding.faults()) {
      if (isOfNoRequest(fault) && seen.bindsRequestReaders()) {
        continue; // Installing tells it, where no reader that is bound knows better.
      }
      Object source = sources.get(fault.where());
      (source == null ? here(encounter) : at(source, encounter)).accept(fault);
    }
  }

  /** Errors with the sources that Guice knows of the type. */
  private Consumer<Fault> here(TypeEncounter<?> encounter) {
    return once(fault -> encounter.addError("%s", fault));
  }

  private Consumer<Fault> at(Object source, TypeEncounter<?> encounter) {
    return once(fault -> encounter.addError(new Message(source, fault.toString())));
  }

  private Consumer<Fault> once(Consumer<Fault> errors) {
    return fault -> {
      if (told.add(fault) || installed) {
        errors.accept(fault);
      }
    };
  }
}
