package dev.selvage.examples.startup;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sources of the classes that call a chat API, annotated or not, and of what calls them. */
final class ChatSource {

  static final String PACKAGE = "com.example.chat";

  private static final String TEMPLATE =
      """
      package com.example.chat;

      import java.util.concurrent.CompletableFuture;

      public class Chat${number} {
        public record Answer(String text, int tokens) {}

        private final String model = "gpt-${number}";

        ${annotations}
        public String ask(String question) {
          return model + ": " + question.toUpperCase();
        }

        ${annotations}
        public Answer answer(String question, int tokens) {
          return new Answer(ask(question), tokens);
        }

        public int tokens(String text) {
          return text.length() / 4;
        }
      ${async}
      }
      """;

  private static final String ASYNC =
      """

        ${annotations}
        public CompletableFuture<String> askLater(String question) {
          return CompletableFuture.completedFuture(ask(question));
        }
      """;

  private static final String ANNOTATIONS =
      "@dev.selvage.RetryOnRateLimit @dev.selvage.RetryOnServerError(maxAttempts = 3)";

  private ChatSource() {}

  static String nameOf(int number) {
    return PACKAGE + ".Chat" + number;
  }

  /** Each has two guarded methods, and every fifth an asynchronous one too. */
  static String of(int number, boolean annotated) {
    return TEMPLATE
        .replace("${async}", isAsynchronous(number) ? ASYNC : "")
        .replace("${annotations}", annotated ? ANNOTATIONS : "")
        .replace("${number}", String.valueOf(number));
  }

  /** How many methods of so many classes are guarded. */
  static int guardedMethods(int classes) {
    return 2 * classes
        + (int) IntStream.range(0, classes).filter(ChatSource::isAsynchronous).count();
  }

  private static boolean isAsynchronous(int number) {
    return number % 5 == 0;
  }

  /** A class that calls each guarded method once. */
  static String calls(int classes) {
    String calls =
        IntStream.range(0, classes)
            .mapToObj(
                number ->
                    "    new Chat%1$d().answer(\"question\", %1$d);%n%2$s"
                        .formatted(
                            number,
                            isAsynchronous(number)
                                ? "    new Chat%d().askLater(\"question\").join();%n"
                                    .formatted(number)
                                : ""))
            .collect(Collectors.joining());
    return """
        package com.example.chat;

        public class Calls implements Runnable {
          @Override
          public void run() {
        %s  }
        }
        """
        .formatted(calls);
  }
}
