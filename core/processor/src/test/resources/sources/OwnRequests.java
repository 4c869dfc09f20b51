package com.acme;

import dev.selvage.ValidateChatRequest;

class OwnRequests {

  interface Question {}

  record ShortQuestion(String text) implements Question {}

  @ValidateChatRequest
  void ask(ShortQuestion question) {}

  @ValidateChatRequest
  <Q extends Question> void askAny(Q question) {}
}
