package dev.selvage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.testkit.FakeChatProvider;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every client by every failure: the real client, each version on a class path of its own, asks a
 * provider over HTTP, and what comes of it is diagnosed.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MatrixTest {

  private static final FakeChatProvider PROVIDER = FakeChatProvider.start();

  /** What the table shows. */
  private static final Set<Cell> PASSED = new HashSet<>();

  @AfterAll
  static void close() {
    PROVIDER.close();
  }

  private static Stream<Cell> cells() {
    return Arrays.stream(Client.values())
        .flatMap(client -> Arrays.stream(Case.values()).map(failure -> new Cell(client, failure)))
        .filter(Cell::exists);
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> everyFailureIsDiagnosedForWhatItIs() {
    return cells().map(cell -> DynamicTest.dynamicTest(cell.title(), () -> run(cell)));
  }

  private static void run(Cell cell) {
    cell.check(PROVIDER);
    PASSED.add(cell);
  }

  @Test
  @Order(2)
  void theReadmeHasTheTableOfWhatPassed() throws IOException {
    cells().filter(cell -> !PASSED.contains(cell)).toList().forEach(MatrixTest::run);
    String seen = ClientTable.of(PASSED);

    Readme.refresh(seen);

    assertThat(Readme.block())
        .as("it differs from what was seen; refresh it: %s", Readme.REFRESH)
        .isEqualTo(seen);
  }
}
