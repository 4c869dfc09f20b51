package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.ISourceLocation;
import org.aspectj.bridge.MessageHandler;
import org.aspectj.tools.ajc.Main;

/** The application as AspectJ's compiler leaves it, which had the class files to weave. */
final class AspectWoven {

  private static AspectWoven application;

  private final List<String> warnings;
  private final Path jar = Artifacts.WORK.resolve("aspectj.jar");

  private AspectWoven() throws IOException {
    MessageHandler messages = new MessageHandler();
    new Main()
        .run(
            new String[] {
              "-inpath",
              Artifacts.application().toString(),
              "-aspectpath",
              Artifacts.jar("aspectj").toString(),
              "-classpath",
              Fork.joined(classPath()),
              "-outjar",
              jar.toString(),
              "-XaddSerialVersionUID",
              "-17"
            },
            messages);
    assertThat(messages.getMessages(IMessage.ERROR, true)).isEmpty();
    warnings =
        Arrays.stream(messages.getMessages(IMessage.WARNING, true)).map(AspectWoven::text).toList();
  }

  private static List<Path> classPath() {
    List<Path> path = new ArrayList<>(Artifacts.all(Artifacts.engine(), Artifacts.aspectj()));
    path.addAll(Artifacts.all(Artifacts.guice(), Artifacts.logging()));
    return path;
  }

  /** As the compiler prints it: the file and the line first. */
  private static String text(IMessage message) {
    ISourceLocation at = message.getSourceLocation();
    String place = at == null ? "" : at.getSourceFile().getName() + ":" + at.getLine() + ": ";
    return place + message.getMessage();
  }

  /** Woven once for all tests. */
  static synchronized AspectWoven application() throws IOException {
    if (application == null) {
      application = new AspectWoven();
    }
    return application;
  }

  Path jar() {
    return jar;
  }

  /** What the compiler warned of. */
  List<String> warnings() {
    return warnings;
  }
}
