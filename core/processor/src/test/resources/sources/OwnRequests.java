package com.acme;

import dev.selvage.ValidateChatRequest;
import java.util.ArrayList;
import java.util.List;

class OwnRequests {

  interface Question {}

  record ShortQuestion(String text) implements Question {}

  @ValidateChatRequest
  void ask(ShortQuestion question) {}

  interface Line {}

  @ValidateChatRequest
  void askLines(List<? extends Line> lines) {}

  @ValidateChatRequest
  <L extends Line> void askAnyLines(ArrayList<L> lines) {}

  @ValidateChatRequest
  <Q extends Question> void askAny(Q question) {}
}
