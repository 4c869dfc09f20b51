package dev.selvage.engine.event;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a logger of the tests' own SLF4J gets while this is open. */
public final class Captured implements AutoCloseable {

  private final Logger logger;
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final boolean wasAdditive;

  /** Listens to the logger of that name alone. */
  public Captured(String name) {
    logger = (Logger) LoggerFactory.getLogger(name);
    wasAdditive = logger.isAdditive();
    logger.setAdditive(false);
    appender.start();
    logger.addAppender(appender);
  }

  public List<String> lines() {
    return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  List<Level> levels() {
    return appender.list.stream().map(ILoggingEvent::getLevel).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
    logger.setAdditive(wasAdditive);
  }
}
