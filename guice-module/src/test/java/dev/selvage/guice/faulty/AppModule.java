package dev.selvage.guice.faulty;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;

/** Binds faulty classes in every way. */
public final class AppModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(Misspelt.class);
    bind(Port.class).to(Unreadable.class);
  }

  @Provides
  Chat chat() {
    return new Chat();
  }
}
