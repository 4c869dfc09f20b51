package dev.selvage.guice.faulty;

import com.google.inject.AbstractModule;

/** Binds one class. */
public final class OneBinding extends AbstractModule {

  private final Class<?> type;

  public OneBinding(Class<?> type) {
    this.type = type;
  }

  @Override
  protected void configure() {
    bind(type);
  }
}
