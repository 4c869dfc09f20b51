package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.diagnosis.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorMapTest {

  private static Failure detailsOf(Object body) {
    Failure.Builder failure = Failure.builder();
    ErrorMap.of(body).readDetails(failure);
    return failure.build();
  }

  @Test
  void theErrorIsFoundInWhatWrapsIt() {
    Map<String, Object> error = Map.of("type", "overloaded_error");

    assertThat(ErrorMap.of(error).get("type")).isEqualTo("overloaded_error");
    assertThat(ErrorMap.of(Map.of("type", "error", "error", error)).get("type"))
        .isEqualTo("overloaded_error");
  }

  @Test
  void detailsGoByTheNamesOfTheirFields() {
    Failure failure =
        detailsOf(
            Map.of(
                "error",
                Map.of(
                    "param", "messages",
                    "details", List.of(Map.of("error_code", "spend"), Map.of("seconds", 5)),
                    "innererror", Map.of("code", "Policy")),
                "request_id",
                "req_1"));

    assertThat(failure.detail("param")).contains("messages");
    assertThat(failure.detail("error_code")).contains("spend");
    assertThat(failure.detail("seconds")).contains("5");
    assertThat(failure.detail("innererror.code")).contains("Policy");
    assertThat(failure.detail("request_id")).contains("req_1");
    assertThat(failure.detail("code")).isEmpty();
  }

  @Test
  void whatIsNoErrorHasNone() {
    assertThat(ErrorMap.of(null).get("type")).isNull();
    assertThat(ErrorMap.of("text").get("type")).isNull();
    assertThat(ErrorMap.of(Map.of("error", "text")).get("error")).isEqualTo("text");
  }

  @Test
  void aBodyThatHasNoEndIsLeftAtSomeDepth() {
    Map<String, Object> map = new HashMap<>(Map.of("here", "found"));
    List<Object> list = new ArrayList<>(List.of(map));
    map.put("again", list);
    list.add(list);

    assertThat(detailsOf(map).detail("here")).contains("found");
  }

  @Test
  void ofManyDetailsTheFirstAreTaken() {
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(Map.of("n" + i, "x"));
    }
    Failure failure = detailsOf(Map.of("details", many));

    assertThat(failure.detail("n0")).isPresent();
    assertThat(failure.detail("n999")).isEmpty();
  }
}
