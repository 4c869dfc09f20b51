package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of llama.cpp's server, also as older ones sent them: in a stream after a 200. */
class LlamaCppTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
"""
          400 | CONTEXT_TOO_LONG | SHRINK | {"error":{"code":400,"message":"request (9412 tokens) exceeds the available context size (8192 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":9412,"n_ctx":8192}}
          400 | CONTEXT_TOO_LONG | SHRINK | {"error":{"code":400,"message":"the request exceeds the available context size. try increasing the context size or enable context shift","type":"invalid_request_error"}}
          500 | CONTEXT_TOO_LONG | SHRINK | {"error":{"code":500,"message":"input is too large to process. increase the physical batch size","type":"server_error"}}
          503 | OVERLOADED | WAIT | {"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}
          501 | BAD_REQUEST | FIX | {"error":{"code":501,"message":"This server does not support embeddings.","type":"not_supported_error"}}
          401 | AUTHENTICATION | FIX | {"error":{"code":401,"message":"Invalid API Key","type":"authentication_error"}}
          404 | BAD_REQUEST | FIX | {"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}
          500 | SERVER_ERROR | WAIT | {"error":{"code":500,"message":"failed","type":"server_error"}}
          0 | CONTEXT_TOO_LONG | SHRINK | {"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}
""")
  void everyRowHasItsKindAndRemedy(int status, Kind kind, Remedy remedy, String body) {
    Diagnosis diagnosis = Answer.of(status, body).withHeader("server", "llama.cpp").diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.provider()).hasValue("llamacpp");
  }
}
