package dev.selvage.guice.faulty;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;

/** Binds classes that Guice cannot intercept, in ways that it cannot intercept. */
public final class KindsModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(Kinds.class);
    bind(Kinds.Last.class);
    bind(Kinds.Override.class);
    bind(Kinds.Permitting.class);
    bind(Kinds.Alone.class);
    bind(Port.class).toInstance(new Kinds.Elsewhere());
  }

  @Provides
  Kinds.Provided provided() {
    return new Kinds.Provided();
  }
}
