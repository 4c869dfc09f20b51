package dev.selvage.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written behind {@code -javaagent:selvage-agent.jar=}: options separated by commas,
 * packages within one by semicolons, such as {@code include=com.acme.*;org.foo,debug}.
 *
 * @param include packages to weave; empty for all but the published ignore list
 * @param exclude packages never to weave
 * @param debug whether each woven class is told, and the list of guarded methods at exit
 * @param strict whether a fault in the configuration throws, instead of a line in the log
 * @param neutralizeSdkRetries whether clients' own retries are switched off inside guarded methods
 * @param jsonLog the file that gets a JSON object for each failure and retry, or null
 * @param problems what could not be understood, a sentence each
 */
record AgentOptions(
    String include,
    String exclude,
    boolean debug,
    boolean strict,
    boolean neutralizeSdkRetries,
    @Nullable String jsonLog,
    List<String> problems) {

  private static final String KNOWN =
      "include, exclude, debug, strict, neutralizeSdkRetries, jsonLog";

  static AgentOptions parse(@Nullable String text) {
    String include = "";
    String exclude = "";
    boolean debug = false;
    boolean strict = false;
    boolean neutralizeSdkRetries = false;
    @Nullable String jsonLog = null;
    List<String> problems = new ArrayList<>();
    for (String option : text == null ? new String[0] : text.split(",")) {
      int equals = option.indexOf('=');
      String name = (equals < 0 ? option : option.substring(0, equals)).strip();
      String value = equals < 0 ? "true" : option.substring(equals + 1).strip();
      switch (name) {
        case "" -> {}
        case "include" -> include = value;
        case "exclude" -> exclude = value;
        case "debug" -> debug = Boolean.parseBoolean(value);
        case "strict" -> strict = Boolean.parseBoolean(value);
        case "neutralizeSdkRetries" -> neutralizeSdkRetries = Boolean.parseBoolean(value);
        case "jsonLog" -> jsonLog = value;
        default -> problems.add("unknown option \"" + name + "\"; there are " + KNOWN);
      }
    }
    return new AgentOptions(
        include, exclude, debug, strict, neutralizeSdkRetries, jsonLog, problems);
  }
}
