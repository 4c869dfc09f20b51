package dev.selvage.clients;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients that retry by themselves, under the agent: what the provider gets from inside a guarded
 * method, beside what the client does alone. A version whose code is not the one that the agent
 * knows fails here.
 */
class OwnRetriesIT {

  private static final String A_DAY = "86400";
  private static final String TWENTY_SECONDS = "20";
  private static final String PAST = "-10";
  private static final List<String> GUARDED = List.of("guarded", "guarded later");
  private static final List<String> ALONE = List.of("alone", "alone later");

  private static final Map<Client, RetryingFork> LEFT_ON = new EnumMap<>(Client.class);
  private static final Map<Client, RetryingFork> TAKEN_OVER = new EnumMap<>(Client.class);

  private static RetryingFork leftOn(Client client) throws IOException, InterruptedException {
    if (!LEFT_ON.containsKey(client)) {
      LEFT_ON.put(client, RetryingFork.run(client, "", asker(client), "limited"));
    }
    return LEFT_ON.get(client);
  }

  private static RetryingFork takenOver(Client client) throws IOException, InterruptedException {
    if (!TAKEN_OVER.containsKey(client)) {
      String[] failures = {"limited", "quota", "too large", A_DAY, TWENTY_SECONDS, PAST, "echo"};
      TAKEN_OVER.put(
          client, RetryingFork.run(client, ",neutralizeSdkRetries", asker(client), failures));
    }
    return TAKEN_OVER.get(client);
  }

  private static String asker(Client client) {
    return switch (client) {
      case OPENAI_4, OPENAI_3 -> "openai.Retrying";
      case ANTHROPIC_3, ANTHROPIC_2 -> "anthropic.Retrying";
      default -> "langchain4j.Retrying";
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_4", "OPENAI_3", "ANTHROPIC_3", "ANTHROPIC_2"})
  void leftOnSixAttemptsAreEighteenRequestsAndTheHistoryCountsThem(Client client)
      throws IOException, InterruptedException {
    RetryingFork fork = leftOn(client);

    for (String way : GUARDED) {
      assertThat(fork.of("limited", way).requests()).as(way).isEqualTo(18);
      assertThat(fork.of("limited", way).counted()).as(way).isEqualTo(18);
      assertThat(fork.of("limited", way).history()).contains("6 attempts (up to 18 requests)");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_4", "OPENAI_3", "ANTHROPIC_3", "ANTHROPIC_2"})
  void saysOnceThatTheClientRetriesAndHowToTurnThatOff(Client client)
      throws IOException, InterruptedException {
    assertThat(leftOn(client).said())
        .filteredOn(line -> line.contains("retries by itself underneath"))
        .singleElement()
        .asString()
        .contains(client.label(), "may be 3 requests", ".maxRetries(0)", "neutralizeSdkRetries");
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_4", "OPENAI_3", "ANTHROPIC_3", "ANTHROPIC_2"})
  void takenOverSixAttemptsAreSixRequestsWithOneKey(Client client)
      throws IOException, InterruptedException {
    RetryingFork fork = takenOver(client);

    for (String way : GUARDED) {
      Answered limited = fork.of("limited", way);
      assertThat(limited.requests()).as(way).isEqualTo(6);
      assertThat(limited.counted()).as(way).isEqualTo(6);
      assertThat(limited.withKey()).as(way).isEqualTo(6);
      assertThat(limited.keys()).as(way).isEqualTo(1);
      assertThat(limited.sleptByTheClient()).as(way).isEmpty();
    }
    for (String way : ALONE) {
      assertThat(fork.of("limited", way).requests()).as(way).isEqualTo(3);
      assertThat(fork.of("limited", way).withKey()).as(way).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_4", "OPENAI_3", "ANTHROPIC_3", "ANTHROPIC_2"})
  void everyPlaceThatIsAdvisedIsThere(Client client) throws IOException, InterruptedException {
    assertThat(leftOn(client).said()).noneMatch(line -> line.contains("this version of"));
    assertThat(takenOver(client).said()).noneMatch(line -> line.contains("this version of"));
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_4", "OPENAI_3", "ANTHROPIC_3", "ANTHROPIC_2"})
  void whatWaitingDoesNotHelpCostsOneRequestWhereTheClientSpendsThree(Client client)
      throws IOException, InterruptedException {
    RetryingFork fork = takenOver(client);
    // Anthropic says that with a status which its client does not retry either.
    int tooLargeAlone = client.dialect() == Client.Dialect.OPENAI ? 3 : 1;

    for (String way : GUARDED) {
      assertThat(fork.of("quota", way).requests()).as(way).isEqualTo(1);
      assertThat(fork.of("too large", way).requests()).as(way).isEqualTo(1);
    }
    for (String way : ALONE) {
      assertThat(fork.of("quota", way).requests()).as(way).isEqualTo(3);
      assertThat(fork.of("too large", way).requests()).as(way).isEqualTo(tooLargeAlone);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_4", "OPENAI_3", "ANTHROPIC_3", "ANTHROPIC_2"})
  void aDayIsRefusedAtOnceAndSaidWhereTheClientComesBackOrSleepsIt(Client client)
      throws IOException, InterruptedException {
    RetryingFork fork = takenOver(client);

    for (String way : GUARDED) {
      Answered refused = fork.of(A_DAY, way);
      assertThat(refused.requests()).as(way).isEqualTo(1);
      assertThat(refused.waited()).as(way).isEmpty();
      assertThat(refused.history()).contains("the server asks to wait 24h, longer than");
    }
    for (String way : ALONE) {
      assertThat(fork.of(A_DAY, way).requests()).as(way).isEqualTo(3);
      assertThat(fork.of(A_DAY, way).sleptByTheClient())
          .as(way)
          .allSatisfy(slept -> isWhatTheClientMakesOfADay(client, slept));
    }
  }

  private static void isWhatTheClientMakesOfADay(Client client, Duration slept) {
    switch (client) {
      case OPENAI_4 -> assertThat(slept).isEqualTo(ofSeconds(8));
      case OPENAI_3 -> assertThat(slept).isBetween(Duration.ofMillis(1), ofSeconds(8));
      default -> assertThat(slept).isBetween(Duration.ofHours(24), Duration.ofHours(25));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_4", "OPENAI_3", "ANTHROPIC_3", "ANTHROPIC_2"})
  void twentySecondsAreWaitedInFullWhereOpenAisNewestComesBackAfterEight(Client client)
      throws IOException, InterruptedException {
    RetryingFork fork = takenOver(client);
    Duration alone = client == Client.OPENAI_4 ? ofSeconds(8) : ofSeconds(20);

    for (String way : GUARDED) {
      assertThat(fork.of(TWENTY_SECONDS, way).waited())
          .as(way)
          .hasSize(5)
          .allSatisfy(wait -> assertThat(wait).isBetween(ofSeconds(20), ofSeconds(21)));
    }
    for (String way : ALONE) {
      assertThat(fork.of(TWENTY_SECONDS, way).sleptByTheClient())
          .as(way)
          .containsExactly(alone, alone);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_4", "OPENAI_3", "ANTHROPIC_3", "ANTHROPIC_2"})
  void aWaitThatIsPastIsTheBackoffWhateverTheClientMakesOfIt(Client client)
      throws IOException, InterruptedException {
    RetryingFork fork = takenOver(client);

    for (String way : GUARDED) {
      assertThat(fork.of(PAST, way).waited())
          .as(way)
          .hasSize(5)
          .isEqualTo(fork.of("limited", way).waited());
    }
    for (String way : ALONE) {
      assertThat(fork.of(PAST, way).sleptByTheClient())
          .as(way)
          .hasSize(2)
          .allSatisfy(slept -> isWhatTheClientMakesOfThePast(client, slept));
    }
  }

  private static void isWhatTheClientMakesOfThePast(Client client, Duration slept) {
    switch (client) {
      case OPENAI_4 -> assertThat(slept).isZero();
      case ANTHROPIC_2 -> assertThat(slept).isEqualTo(ofSeconds(-10)); // Thread.sleep throws
      default -> assertThat(slept).isBetween(Duration.ofMillis(1), ofSeconds(8));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_4", "ANTHROPIC_3"})
  void noLogNoHistoryAndNoAttributeShowsWhatTheProviderEchoes(Client client)
      throws IOException, InterruptedException {
    List<String> said = takenOver(client).said();

    assertThat(takenOver(client).of("echo", "guarded").history()).contains("6 attempts");
    assertThat(said).anyMatch(line -> line.startsWith("WARN "));
    assertThat(said).anyMatch(line -> line.startsWith(RetryingApp.JMX));
    assertThat(said).noneMatch(line -> line.contains("canary"));
  }

  @ParameterizedTest
  @EnumSource(names = {"LANGCHAIN4J_OPENAI_1", "LANGCHAIN4J_OPENAI_0"})
  void saysOfLangChain4jToo(Client client) throws IOException, InterruptedException {
    RetryingFork fork = RetryingFork.run(client, "", asker(client), "none");

    assertThat(fork.said())
        .filteredOn(line -> line.contains("retries by itself underneath"))
        .singleElement()
        .asString()
        .contains("langchain4j", "may be 3 requests", "maxRetries(0) in 1.x");
  }
}
