package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of Mistral. */
class MistralTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
"""
          429 | RATE_LIMITED | WAIT | {"object":"error","message":"Rate limit exceeded","type":"rate_limited","param":null,"code":"1300","raw_status_code":429}
          429 | RATE_LIMITED_REQUESTS | WAIT | {"object":"error","message":"Requests rate limit exceeded","type":"rate_limited","param":null,"code":"1300","raw_status_code":429}
          429 | RATE_LIMITED | WAIT | {"object":"error","message":"Service tier capacity exceeded for this model.","type":"request_tier_capacity_exceeded","param":null,"code":"3505","raw_status_code":429}
          429 | RATE_LIMITED | WAIT | {"object":"error","message":"Service tier capacity exceeded for this model.","type":"invalid_request_error","param":null,"code":"3505","raw_status_code":429}
          400 | MODEL_UNAVAILABLE | SWITCH | {"object":"error","message":"Invalid model: mistral-9","type":"invalid_model","param":null,"code":"1500","raw_status_code":400}
          400 | BAD_REQUEST | FIX | {"object":"error","message":"reasoning_effort is not enabled for this model","type":"invalid_request_invalid_args","param":null,"code":"3051","raw_status_code":400}
          400 | CONTEXT_TOO_LONG | SHRINK | {"object":"error","message":"Prompt contains 159202 tokens and 0 draft tokens, too large for model with 131072 maximum context length","type":"invalid_request_invalid_args","param":null,"code":"3051","raw_status_code":400}
          401 | AUTHENTICATION | FIX | {"detail":"Unauthorized"}
          422 | BAD_REQUEST | FIX | {"detail":[{"type":"missing","loc":["body","messages"],"msg":"Field required","input":{}}]}
          500 | SERVER_ERROR | WAIT | {"object":"error","message":"Service unavailable.","type":"internal_server_error","param":null,"code":"3700","raw_status_code":500}
""")
  void everyRowHasItsKindAndRemedy(int status, Kind kind, Remedy remedy, String body) {
    Diagnosis diagnosis =
        Answer.of(status, body).withHeader("x-ratelimit-limit-tokens-minute", "500000").diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.provider()).hasValue("mistral");
  }

  @Test
  void isRecognisedByItsBody() {
    String body =
        "{\"object\":\"error\",\"message\":\"Rate limit exceeded\",\"type\":\"rate_limited\",\"code\":\"1300\"}";

    assertThat(Answer.of(429, body).diagnosis().provider()).hasValue("mistral");
  }
}
