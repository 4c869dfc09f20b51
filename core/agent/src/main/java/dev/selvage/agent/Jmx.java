package dev.selvage.agent;

import dev.selvage.engine.Selvage;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Shows the list of guarded methods through JMX, as {@code dev.selvage:type=GuardedMethods}. */
final class Jmx {

  private static final AtomicBoolean REGISTERED = new AtomicBoolean();

  private Jmx() {}

  /**
   * The class whose loading tells that somebody uses JMX. The agent must not be the first: bringing
   * JMX up also brings up the JDK's logging, before the application could choose its own.
   */
  static final String MARK = "com/sun/jmx/mbeanserver/JmxMBeanServer";

  /**
   * Registers the bean in a thread of its own: the thread that loads a class must not wait for JMX.
   */
  static void registerOnce() {
    if (REGISTERED.compareAndSet(false, true)) {
      Thread thread = new Thread(Jmx::register, "selvage-jmx");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void register() {
    try {
      GuardedMethodsMXBean bean =
          () -> Selvage.guardedMethods().stream().map(Object::toString).toArray(String[]::new);
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(
              new StandardMBean(bean, GuardedMethodsMXBean.class, true),
              new ObjectName("dev.selvage:type=GuardedMethods"));
    } catch (JMException | RuntimeException | LinkageError e) {
      // A second agent in one JVM, or a JDK without JMX: the list is still there by API.
    }
  }
}
