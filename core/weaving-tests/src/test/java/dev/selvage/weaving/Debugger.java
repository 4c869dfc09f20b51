package dev.selvage.weaving;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.IOException;
import java.util.Map;

/** A debugger that waits for one JVM to come to it, and stops that where it is told to. */
final class Debugger {

  private static final long MOST_MILLIS = 60_000;

  private final ListeningConnector connector =
      Bootstrap.virtualMachineManager().listeningConnectors().stream()
          .filter(offered -> offered.transport().name().equals("dt_socket"))
          .findFirst()
          .orElseThrow();
  private final Map<String, Connector.Argument> arguments = connector.defaultArguments();

  /** What the JVM needs on its command line to come. */
  String listen() throws IOException, IllegalConnectorArgumentsException {
    arguments.get("localAddress").setValue("127.0.0.1");
    arguments.get("timeout").setValue(String.valueOf(MOST_MILLIS));
    String address = connector.startListening(arguments);
    return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address;
  }

  /** The JVM that came, before it runs anything. */
  VirtualMachine accept() throws IOException, IllegalConnectorArgumentsException {
    VirtualMachine machine = connector.accept(arguments);
    connector.stopListening(arguments);
    return machine;
  }

  /** Lets it run until a class is there. */
  static ReferenceType runToClass(VirtualMachine machine, String name) throws InterruptedException {
    ClassPrepareRequest request = machine.eventRequestManager().createClassPrepareRequest();
    request.addClassFilter(name);
    request.enable();
    ReferenceType type = run(machine, ClassPrepareEvent.class).referenceType();
    request.disable();
    return type;
  }

  /** Lets it run until a line of a method is reached, once. */
  static BreakpointEvent runToLine(VirtualMachine machine, ReferenceType type, String method, int n)
      throws InterruptedException, AbsentInformationException {
    Location line = type.methodsByName(method).get(0).locationsOfLine(n).get(0);
    var request = machine.eventRequestManager().createBreakpointRequest(line);
    request.enable();
    BreakpointEvent event = run(machine, BreakpointEvent.class);
    request.disable();
    return event;
  }

  private static <E extends Event> E run(VirtualMachine machine, Class<E> awaited)
      throws InterruptedException {
    machine.resume();
    EventSet events = machine.eventQueue().remove(MOST_MILLIS);
    while (events != null) {
      for (Event event : events) {
        if (awaited.isInstance(event)) {
          return awaited.cast(event);
        }
      }
      events.resume();
      events = machine.eventQueue().remove(MOST_MILLIS);
    }
    throw new AssertionError("no " + awaited.getSimpleName() + " came");
  }
}
