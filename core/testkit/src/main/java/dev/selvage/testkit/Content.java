package dev.selvage.testkit;

import org.jspecify.annotations.Nullable;

/** What an answer consists of, before headers and delay. */
sealed interface Content {

  /** The words that a script uses for it. */
  String label();

  /** Something that is sent, unlike {@link Dropped}. */
  sealed interface Reply extends Content {
    int status();

    String body(ReplyContext context);
  }

  /** An error in the shape of the request's dialect, its words OpenAI's. */
  sealed interface Failure extends Reply permits KnownError, OtherError {
    String type();

    @Nullable String param();

    @Nullable String code();

    /** May contain {@code {model}} and {@code {wait}}. */
    String message();

    @Override
    default String body(ReplyContext context) {
      return context.dialect().error(this, context);
    }
  }

  /** A whole chat completion. */
  record Completion(String text) implements Reply {

    /** What a plain {@code ok} says. */
    static final String DEFAULT_TEXT = "ok";

    @Override
    public String label() {
      return text.equals(DEFAULT_TEXT) ? "ok" : "ok " + ScriptText.quote(text);
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public String body(ReplyContext context) {
      return context.dialect().completion(text, context);
    }
  }

  /** An error that {@link KnownError} does not list. */
  record OtherError(
      int status, String type, @Nullable String param, @Nullable String code, String message)
      implements Failure {

    /** The error of a status that has no entry of its own. */
    static OtherError ofStatus(int status) {
      String type = status < 500 ? "invalid_request_error" : "server_error";
      return new OtherError(status, type, null, null, "The fake provider answers " + status + ".");
    }

    boolean isOfStatus() {
      return equals(ofStatus(status()));
    }

    @Override
    public String label() {
      String status = Integer.toString(status());
      return isOfStatus() ? status : status + " " + (code == null ? type : code);
    }
  }

  /** A body that is sent as it is. */
  record Raw(int status, String text) implements Reply {
    @Override
    public String label() {
      return "raw " + status;
    }

    @Override
    public String body(ReplyContext context) {
      return text;
    }
  }

  /** No answer at all: the connection is closed. */
  enum Dropped implements Content {
    DROPPED;

    @Override
    public String label() {
      return "drop";
    }
  }
}
