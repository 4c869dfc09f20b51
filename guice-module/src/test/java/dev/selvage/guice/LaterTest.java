package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.inject.AbstractModule;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Injector;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.guice.faulty.OneBinding;
import dev.selvage.guice.faulty.Port;
import dev.selvage.guice.faulty.Sound;
import dev.selvage.guice.faulty.Unreadable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Classes that Guice first hears of when the injector is there. */
class LaterTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.selvage");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void detach() {
    logger.detachAppender(log);
  }

  @Test
  void aClassThatIsLookedUpLaterIsLoggedOnce() {
    Injector injector = injectors.create(new ChatModule(2));
    assertThat(injector.getInstance(Sound.class)).isNotNull();
    injector.createChildInjector().getInstance(Sound.class);
    assertThat(log.list).hasSize(1);
    assertThat(log.list.get(0).getFormattedMessage())
        .startsWith(
            Sound.class.getName()
                + ": the annotations on send(Map) (private static) would do nothing");
  }

  @Test
  void aClassThatIsLookedUpLaterFailsEachTimeWhereThatIsAskedFor() {
    Injector injector = injectors.create(new ChatModule(2), strictly());
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> injector.getInstance(Sound.class))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("would do nothing");
    }
    assertThat(log.list).isEmpty();
  }

  @Test
  void aChildInjectorThatBindsAFaultyClassFailsEachTime() {
    Injector injector = injectors.create(new ChatModule(2));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> injector.createChildInjector(new OneBinding(Sound.class)))
          .isInstanceOf(CreationException.class)
          .hasMessageContaining("would do nothing")
          .hasMessageContaining("at OneBinding.configure(OneBinding.java:16)");
    }
  }

  @Test
  void aChildInjectorThatLinksToAFaultyClassFails() {
    Injector injector = injectors.create(new ChatModule(2));
    assertThatThrownBy(
            () ->
                injector.createChildInjector(
                    new AbstractModule() {
                      @Override
                      protected void configure() {
                        bind(Port.class).to(Unreadable.class);
                      }
                    }))
        .isInstanceOf(CreationException.class)
        .hasMessageContaining("is not a duration");
  }

  @Test
  void aChildInjectorSharesTheBinding() {
    Injector injector = injectors.create(new ChatModule(2));
    SelvageBinding ofChild =
        injector
            .createChildInjector(new OneBinding(StringBuilder.class))
            .getInstance(SelvageBinding.class);
    assertThat(ofChild).isSameAs(injector.getInstance(SelvageBinding.class));
  }

  @Test
  void nothingIsLookedAtOnceTheBindingIsClosed() {
    Injector injector = injectors.create(new ChatModule(2), strictly());
    injector.getInstance(SelvageBinding.class).close();
    assertThat(injector.getInstance(Sound.class)).isNotNull();
    assertThat(log.list).isEmpty();
  }

  private static SelvageModule strictly() {
    return new SelvageModule() {
      @Override
      protected void configurePolicies() {
        strict();
      }
    };
  }
}
