package dev.selvage.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.FilterReply;
import dev.selvage.engine.Engines;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogTest {

  @Test
  void writesToTheEnginesOwnSlf4jWhereThereIsOne() {
    try (Captured lines = new Captured(Log.NAME);
        Captured objects = new Captured(Log.JSON_NAME)) {
      Log log = Log.of(null);
      log.info("{} info");
      log.warn("warn");
      log.error("error");
      log.json("{}");

      assertThat(lines.lines()).containsExactly("{} info", "warn", "error");
      assertThat(lines.levels()).containsExactly(Level.INFO, Level.WARN, Level.ERROR);
      assertThat(objects.lines()).containsExactly("{}");
    }
  }

  @Test
  void aLogThatFailsFailsNobody() {
    Logger logger = (Logger) LoggerFactory.getLogger(Log.NAME);
    ch.qos.logback.classic.turbo.TurboFilter broken =
        new ch.qos.logback.classic.turbo.TurboFilter() {
          @Override
          public FilterReply decide(
              org.slf4j.Marker marker,
              Logger logger,
              Level level,
              String format,
              Object[] params,
              Throwable thrown) {
            throw new IllegalStateException("bug");
          }
        };
    logger.getLoggerContext().addTurboFilter(broken);
    try {
      Log log = Log.of(null);
      log.info("info");
      log.warn("warn");
      log.error("error");
      log.json("{}");
      new Events(
              List.of(
                  event -> {
                    throw new IllegalStateException("bug");
                  }),
              log)
          .emit(EventLogTest.EVENTS.get(0));
    } finally {
      logger.getLoggerContext().getTurboFilterList().remove(broken);
    }
  }

  @Test
  void anEngineWithoutSlf4jUsesThatOfTheGuardedClassesLoader() throws Exception {
    ClassLoader engine = Engines.without("org.slf4j.", "ch.qos.logback.");
    ClassLoader application = Engines.below(engine, "org.slf4j.", "ch.qos.logback.");
    Object appender = listen(application);

    log(engine, application, "warn", "a line");

    assertThat(appender.getClass().getField("list").get(appender).toString()).contains("a line");
  }

  /** Attaches logback's list appender, which is another class in that loader. */
  private static Object listen(ClassLoader application) throws Exception {
    Object logger =
        application
            .loadClass("org.slf4j.LoggerFactory")
            .getMethod("getLogger", String.class)
            .invoke(null, Log.NAME);
    Class<?> appenders = application.loadClass("ch.qos.logback.core.read.ListAppender");
    Object appender = appenders.getConstructor().newInstance();
    appenders.getMethod("start").invoke(appender);
    logger.getClass().getMethod("setAdditive", boolean.class).invoke(logger, false);
    logger
        .getClass()
        .getMethod("addAppender", application.loadClass(Appender.class.getName()))
        .invoke(logger, appender);
    return appender;
  }

  @Test
  void withoutAnySlf4jTheJdksLogIsUsed() throws Exception {
    ClassLoader engine = Engines.without("org.slf4j.", "ch.qos.logback.");
    StringBuilder heard = new StringBuilder();
    java.util.logging.Logger logger = java.util.logging.Logger.getLogger(Log.NAME);
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            heard.append(record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
    try {
      log(engine, engine, "error", "a line");
      log(engine, null, "error", ", another");
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }

    assertThat(heard).hasToString("a line, another");
  }

  private static void log(ClassLoader engine, ClassLoader guarded, String level, String line)
      throws Exception {
    Class<?> type = engine.loadClass(Log.class.getName());
    assertThat(type).isNotSameAs(Log.class);
    Object log = type.getMethod("of", ClassLoader.class).invoke(null, guarded);
    type.getMethod(level, String.class).invoke(log, line);
  }

  @Test
  void touchesTheApplicationsLoggingNotBeforeTheFirstLine() {
    ClassLoader neverAsked =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) {
            throw new AssertionError("asked for " + name);
          }
        };

    Log.of(neverAsked);
  }
}
