package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.laws.app.LoggingApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The application as an executable jar of Spring Boot, with its jars nested and with Logback. */
final class SpringBootLayout implements Layout {

  @Override
  public String name() {
    return "agent, Spring Boot jar";
  }

  @Override
  public Fork fork() throws IOException {
    return jvm().agent("").main("-jar", executable().toString(), WOVEN_DOOR);
  }

  private static Path executable() throws IOException {
    List<Path> nested = new ArrayList<>(Artifacts.engine());
    nested.addAll(Artifacts.logging());
    Jars jar =
        new Jars()
            .attribute("Main-Class", "org.springframework.boot.loader.launch.JarLauncher")
            .attribute("Start-Class", LoggingApp.class.getName())
            .attribute("Spring-Boot-Classes", "BOOT-INF/classes/")
            .attribute("Spring-Boot-Lib", "BOOT-INF/lib/")
            .jar(Artifacts.jar("boot-loader"))
            .entry("BOOT-INF/", new byte[0])
            .entry("BOOT-INF/classes/", new byte[0])
            .directory(Artifacts.CLASSES, "BOOT-INF/classes/", SpringBootLayout::isApplication)
            .entry("BOOT-INF/lib/", new byte[0]);
    for (Path file : nested) {
      jar.entry("BOOT-INF/lib/" + file.getFileName(), Files.readAllBytes(file));
    }
    return jar.write(Artifacts.WORK.resolve("spring-boot.jar"));
  }

  private static boolean isApplication(String name) {
    return Artifacts.isFixture(name)
        || Artifacts.isLaws(name)
        || Artifacts.isService(name)
        || Artifacts.isLogging(name);
  }

  @Override
  public Map<String, Consumer<Said>> checks() {
    String app = LoggingApp.class.getName();
    return Map.of(
        "the application's lines go through Logback",
        said -> assertThat(said.out()).contains("LOGBACK " + app + " INFO the application speaks"),
        "Selvage's lines go through the same Logback",
        said ->
            assertThat(said.out())
                .anyMatch(line -> line.matches("LOGBACK dev.selvage WARN .*Modifiers.open: .*"))
                .anyMatch(line -> line.startsWith("LOGBACK dev.selvage.json INFO {")),
        "nothing of Selvage goes past Logback",
        said -> assertThat(said.err()).noneMatch(line -> line.startsWith(Fork.LOG_LINE)));
  }
}
