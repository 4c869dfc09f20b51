package dev.selvage.laws.app;

import dev.selvage.laws.LawRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An application that logs by SLF4J before all laws run in it. */
public final class LoggingApp {

  private static final Logger LOG = LoggerFactory.getLogger(LoggingApp.class);

  private LoggingApp() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    LOG.info("the application speaks");
    LawRunner.main(arguments);
  }
}
