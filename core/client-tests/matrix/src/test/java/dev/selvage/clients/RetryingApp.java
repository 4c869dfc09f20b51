package dev.selvage.clients;

import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.diagnosis.Causes;
import dev.selvage.engine.pipeline.AttemptHistory;
import dev.selvage.engine.pipeline.AttemptRecord;
import dev.selvage.testkit.ChatAnswer;
import dev.selvage.testkit.ChatScript;
import dev.selvage.testkit.FakeChatProvider;
import dev.selvage.testkit.ReceivedRequest;
import dev.selvage.testkit.VirtualTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A program under the agent: a client that retries by itself asks a provider that always answers
 * the same, inside a guarded method and outside one. Tells what came of each in a line of its own.
 */
final class RetryingApp {

  /** The client's own threads do part of the work. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Begins the lines of what JMX shows. */
  static final String JMX = "JMX ";

  private static final int MORE_THAN_ARE_ASKED_FOR = 50;

  /** A key and a prompt, which nothing that is told may show. */
  private static final String CANARY = "sk-proj-canary0123456789 asked my canary prompt";

  private final FakeChatProvider provider = FakeChatProvider.start();
  private final List<Duration> sleptByTheClient = Collections.synchronizedList(new ArrayList<>());

  private final Client.Dialect dialect;

  private RetryingApp(Client.Dialect dialect) {
    this.dialect = dialect;
  }

  private ChatAnswer answer(String failure) {
    return switch (failure) {
      case "none" -> ChatAnswer.ok();
      case "limited" -> ChatAnswer.rateLimited();
      case "quota" -> ChatAnswer.quotaUsedUp();
      case "echo" -> CanariesTest.echo(429, CANARY);
      case "too large" -> Objects.requireNonNull(Case.REQUEST_TOO_LARGE.answer(dialect));
      default -> ChatAnswer.rateLimited().withHeader("retry-after", failure);
    };
  }

  /**
   * Arguments: the class that asks, the provider's dialect, then failures or waits that it names.
   */
  @SuppressWarnings("unchecked")
  public static void main(String[] arguments) throws Exception {
    int exitCode = 1;
    try {
      Object asker = Class.forName(arguments[0]).getConstructor().newInstance();
      new RetryingApp(Client.Dialect.valueOf(arguments[1]))
          .run(
              (BiFunction<String, Consumer<Duration>, Map<String, Callable<Object>>>) asker,
              Arrays.asList(arguments).subList(2, arguments.length));
      tellJmx();
      exitCode = 0;
    } finally {
      System.exit(exitCode); // The client's threads would stay.
    }
  }

  /** Everything that Selvage shows there. */
  private static void tellJmx() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : server.queryNames(new ObjectName("dev.selvage:*"), null)) {
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
        Object value = server.getAttribute(name, attribute.getName());
        System.out.println(JMX + attribute.getName() + Arrays.deepToString(new Object[] {value}));
      }
    }
  }

  private void run(
      BiFunction<String, Consumer<Duration>, Map<String, Callable<Object>>> asker,
      List<String> failures) {
    Map<String, Callable<Object>> ways =
        new TreeMap<>(asker.apply(provider.baseUrl(), sleptByTheClient::add));
    for (String failure : failures) {
      ways.forEach(
          (way, asked) ->
              System.out.println(
                  Answered.LINE + failure + ", " + way + ask(failure, asked).line()));
    }
  }

  private Answered ask(String failure, Callable<Object> way) {
    provider.reset();
    provider.play(
        ChatScript.builder().answer(answer(failure)).times(MORE_THAN_ARE_ASKED_FOR).build());
    sleptByTheClient.clear();
    VirtualTime time = new VirtualTime();
    try (SelvageBinding binding =
        SelvageBinding.builder(RetryingApp.class).timing(time.timing()).install()) {
      Throwable thrown = failureOf(way, time);
      List<ReceivedRequest> requests = provider.requests();
      return new Answered(
          requests.size(),
          keysOf(requests).size(),
          (int) keysOf(requests).stream().distinct().count(),
          List.copyOf(sleptByTheClient),
          time.sleeps(),
          counted(thrown),
          textOf(thrown));
    }
  }

  private static List<String> keysOf(List<ReceivedRequest> requests) {
    return requests.stream()
        .flatMap(request -> request.header("idempotency-key").stream())
        .toList();
  }

  private static Throwable failureOf(Callable<Object> way, VirtualTime time) {
    try {
      Object came = way.call();
      if (came instanceof CompletionStage<?> later) {
        came = time.await(later, PATIENCE);
      }
      return new IllegalStateException("It came through: " + came);
    } catch (Exception thrown) {
      return Causes.unwrapped(thrown);
    }
  }

  private static int counted(Throwable thrown) {
    return histories(thrown).stream()
        .flatMap(history -> history.attempts().stream())
        .mapToInt(AttemptRecord::requests)
        .sum();
  }

  private static String textOf(Throwable thrown) {
    return histories(thrown).stream().map(AttemptHistory::getMessage).findFirst().orElse("");
  }

  private static List<AttemptHistory> histories(Throwable thrown) {
    return Arrays.stream(thrown.getSuppressed())
        .filter(AttemptHistory.class::isInstance)
        .map(AttemptHistory.class::cast)
        .toList();
  }
}
