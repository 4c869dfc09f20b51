package dev.selvage.examples.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures start-up: {@code StartUp DIRECTORY [-n ROUNDS] [-short]}. In each round every contender
 * starts once, one after the other, so that a busy minute of the machine hits all alike.
 */
public final class StartUp {

  private static final int ROUNDS = 15;

  private StartUp() {}

  /** Writes the application into the directory, starts it over and over, and prints a table. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> given = List.of(arguments);
    Path directory = Path.of(given.get(0)).toAbsolutePath();
    boolean isShort = given.contains("-short");
    int option = given.indexOf("-n");
    int rounds = option < 0 ? (isShort ? 1 : ROUNDS) : Integer.parseInt(given.get(option + 1));
    System.out.println(table(rounds, contenders(directory, isShort)).text());
  }

  private static List<Contender> contenders(Path directory, boolean isShort)
      throws IOException, InterruptedException {
    Contenders all = new Contenders(directory, Corpus.write(directory));
    List<Contender> chosen = new ArrayList<>();
    chosen.add(all.none());
    chosen.add(all.builtWoven());
    chosen.add(all.agentWithNothingAnnotated());
    chosen.add(all.agent());
    if (!isShort) {
      chosen.addAll(all.agentWithArchive());
      chosen.addAll(all.peers());
    }
    return chosen;
  }

  private static Table table(int rounds, List<Contender> contenders)
      throws IOException, InterruptedException {
    System.out.printf(
        "Java %s, %d processors, %d rounds%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), rounds);
    for (Contender contender : contenders) {
      Start.of(contender); // fills the disk's cache
    }
    Table table = new Table();
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : contenders) {
        table.add(contender, Start.of(contender));
      }
    }
    return table;
  }
}
