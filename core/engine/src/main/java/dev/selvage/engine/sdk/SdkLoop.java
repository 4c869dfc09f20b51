package dev.selvage.engine.sdk;

import java.util.List;

/**
 * What is known of the retries that one client makes by itself: where its code can be told of, and
 * the setting that turns them off. Found through {@link java.util.ServiceLoader}, so a client that
 * Selvage does not know can be added.
 */
public interface SdkLoop {

  /** The client, as its users call it. */
  String client();

  /** The setting that turns its retries off, as one writes it. */
  String turnOff();

  /** The places in its code. */
  List<Point> points();

  /** What happens at a place. */
  enum Role {
    /** A builder's method makes a request; the builder has a {@code putHeader(name, value)}. */
    BUILDS,
    /** A request's method makes a builder of another one like it. */
    COPIES,
    /** A method answers whether its first argument, a request, may be retried. */
    DECIDES,
    /** A method begins the loop, with how often it retries as its last argument. */
    LOOPS,
    /** The same, with how many attempts it makes. */
    LOOPS_ATTEMPTS,
    /** A method runs the loop of its object, which knows how often it retries. */
    RUNS,
    /** A method is asked within the loop, with what knows how many attempts it makes. */
    REPEATS
  }

  /**
   * A place. Names of classes may be written with dots, and are kept as in class files.
   *
   * @param className the class, as {@code com/acme/Client}
   * @param method its method
   * @param parameters the types of its parameters, as {@code (Lcom/acme/Request;)}
   * @param count the field of the class, an {@code int}, that says how often is retried; for {@link
   *     Role#LOOPS} and {@link Role#LOOPS_ATTEMPTS} one that tells the two apart by being there;
   *     for {@link Role#RUNS} and {@link Role#REPEATS} the {@link Way} to the number, from the
   *     object or from the first argument
   */
  record Point(Role role, String className, String method, String parameters, String count) {
    public Point {
      className = className.replace('.', '/');
      parameters = parameters.replace('.', '/');
    }
  }
}
