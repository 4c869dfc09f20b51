package dev.selvage.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.matcher.Matchers;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import dev.selvage.engine.event.CallListener;
import dev.selvage.engine.models.ModelFacts;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.engine.time.Timing;
import dev.selvage.engine.tokens.TokenCounter;
import org.jspecify.annotations.Nullable;

/**
 * What all {@link SelvageModule}s of an injector share. All are equal, so that Guice installs one.
 */
final class EngineModule extends AbstractModule {

  private final Binder source;

  /**
   * @param source names the module that installs this, for errors
   */
  EngineModule(Binder source) {
    this.source = source;
  }

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), NamedPolicy.class).permitDuplicates();
    Multibinder.newSetBinder(binder(), Contribution.class).permitDuplicates();
    Multibinder.newSetBinder(binder(), CallListener.class).permitDuplicates();
    Multibinder.newSetBinder(binder(), FailureReader.class).permitDuplicates();
    Multibinder.newSetBinder(binder(), ProviderTable.class).permitDuplicates();
    Multibinder.newSetBinder(binder(), RequestReader.class).permitDuplicates();
    Multibinder.newSetBinder(binder(), TokenCounter.class).permitDuplicates();
    Multibinder.newSetBinder(binder(), ModelFacts.class).permitDuplicates();
    bind(BoundReaders.class);
    OptionalBinder.newOptionalBinder(binder(), Timing.class);

    Interceptions interceptions = new Interceptions();
    BindingsSeen seen = new BindingsSeen(interceptions);
    Inspection inspection = new Inspection(seen, interceptions);
    bindListener(seen, seen);
    bindListener(Matchers.any(), inspection);
    source
        .bind(SelvageBinding.class)
        .toProvider(new Installation(seen, inspection))
        .asEagerSingleton();
  }

  @Provides
  @Singleton
  Selvage selvage(SelvageBinding binding) {
    return Selvage.of(binding);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EngineModule;
  }

  @Override
  public int hashCode() {
    return EngineModule.class.hashCode();
  }
}
