package com.acme;

import dev.selvage.ValidateChatRequest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;

/** Methods with nothing to validate. */
class Requests {

  @Retention(RetentionPolicy.RUNTIME)
  @ValidateChatRequest
  @interface Valid {}

  record Question(String text) {}

  enum Size {
    SMALL
  }

  @ValidateChatRequest
  void nothing() {}

  @ValidateChatRequest
  void prompt(String prompt, int retries, Size size, Duration within) {}

  @Valid
  static void composed(long number) {}

  @ValidateChatRequest
  void own(Question question) {}

  @ValidateChatRequest
  void list(List<String> lines) {}

  @ValidateChatRequest
  <T extends Question> void typeVariable(T question, String... more) {}

  interface Face {
    @Valid
    void ask(String prompt);
  }

  static class Implementation implements Face {
    @Override
    public void ask(String prompt) {}
  }
}
