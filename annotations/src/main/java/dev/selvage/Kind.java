package dev.selvage;

import static dev.selvage.Remedy.FIX;
import static dev.selvage.Remedy.PAY;
import static dev.selvage.Remedy.SHRINK;
import static dev.selvage.Remedy.SWITCH;
import static dev.selvage.Remedy.WAIT;

import java.util.List;

/** What went wrong, as far as it matters for what to do next. */
public enum Kind {
  RATE_LIMITED(
      WAIT,
      "rate limited: too many requests or tokens in the window",
      "wait as long as the server asks",
      "space requests out",
      "send fewer tokens",
      "ask for a higher limit"),
  RATE_LIMITED_REQUESTS(
      WAIT,
      "rate limited by requests: space them out, or ask for a higher limit",
      "space requests out",
      "put several questions into one request",
      "ask for a higher limit"),
  RATE_LIMITED_TOKENS(
      WAIT,
      "rate limited by tokens: send fewer at once, lower max tokens, or ask for a higher limit",
      "shorten the prompt",
      "lower max tokens: many providers count them before they are used",
      "ask for a higher limit"),
  RATE_LIMITED_DAY(
      SWITCH,
      "the limit of the day is used up: use another model or key until it is whole again, or ask"
          + " for a higher limit",
      "use another model or key until the day is over",
      "ask for a higher limit"),
  SLOW_DOWN(
      WAIT,
      "told to slow down: traffic grew too fast",
      "send less for a while, then let traffic grow by steps: OpenAI names half in 15 minutes"),
  QUOTA_EXHAUSTED(
      PAY,
      "the quota is used up: add credit or raise the spend limit; waiting does not help",
      "add credit",
      "raise the spend limit of the account or the project",
      "if the account has credit, make a new key: an old one may belong to another account"),
  REQUEST_TOO_LARGE(
      SHRINK,
      "the request alone is larger than the limit: shorten it, lower max tokens or use another"
          + " model; waiting does not help",
      "shorten the prompt",
      "lower max tokens",
      "use a model with a higher limit"),
  SERVER_ERROR(
      WAIT,
      "the provider failed inside; the same request may well succeed later",
      "if the provider is busy, wait a little and try again",
      "if the model cannot be loaded, use another",
      "if this request fails again and again, make it simpler or shorter"),
  OVERLOADED(
      WAIT,
      "the provider is overloaded; wait longer, or ask another model",
      "wait longer each time",
      "use another model or provider"),
  MODEL_UNAVAILABLE(
      SWITCH,
      "no such model, or no access to it: check its name or use another",
      "check the model's name",
      "check that this key may use it",
      "use another model"),
  TIMEOUT(WAIT, "no answer in time", "allow more time", "ask for fewer tokens, or for a stream"),
  CONNECTION(WAIT, "the connection failed", "check the base URL, the network and its proxy"),
  CONFLICT(
      WAIT,
      "the provider reports a conflict with another request",
      "wait until the other request is done"),
  AUTHENTICATION(
      FIX,
      "the key was refused: check that it is current and belongs to this account",
      "check that the key is set where the client looks, such as OPENAI_API_KEY or ANTHROPIC_API_KEY",
      "check that it is whole: those of OpenAI begin with sk-, of a project with sk-proj-",
      "check that it is not revoked, and may use this model",
      "name the organization or project where the account has several"),
  PERMISSION(
      FIX,
      "access was refused: check that the account is active, may use this model, has a payment"
          + " method and is in a supported region",
      "check that the account is active",
      "check that it may use this model",
      "check that a payment method is set up",
      "check the limits of the account and the project",
      "check that the region is supported"),
  BAD_REQUEST(
      FIX,
      "the request is not valid: the same request fails again",
      "check the model's name",
      "check that the tokens asked for are within the model's bounds",
      "check that the body is well-formed JSON",
      "check that no parameter is missing: messages, and a role and content in each"),
  CONTEXT_TOO_LONG(
      SHRINK,
      "the request does not fit the model's context: shorten it or use a larger model",
      "shorten the prompt or drop old messages",
      "lower max tokens",
      "use a model with a larger context"),
  STREAM_BROKEN_BEFORE_CONTENT(
      WAIT,
      "the stream broke before its first content",
      "ask again: nothing of the answer was used"),
  STREAM_BROKEN_AFTER_CONTENT(
      FIX,
      "the stream broke off after its first content: what came is not the whole answer",
      "throw away what came and ask again, or have the model go on from it"),
  CONTENT_FILTERED(
      FIX,
      "the provider's content filter refused the request: rewrite it",
      "rewrite the request",
      "use another model"),
  UNKNOWN(
      FIX,
      "not a failure that Selvage knows",
      "look at the cause",
      "teach Selvage with a FailureReader or ProviderTable");

  private final Remedy remedy;
  private final String sentence;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> advice;

  Kind(Remedy remedy, String sentence, String... advice) {
    this.remedy = remedy;
    this.sentence = sentence;
    this.advice = List.of(advice);
  }

  /** What helps against failures of this kind. */
  public Remedy remedy() {
    return remedy;
  }

  /** Whether a limit per time was reached, whatever it counts. */
  public boolean isRateLimit() {
    return this == RATE_LIMITED
        || this == RATE_LIMITED_REQUESTS
        || this == RATE_LIMITED_TOKENS
        || this == RATE_LIMITED_DAY;
  }

  /** What happened and what to do, for a person; carries nothing of the request or the key. */
  public String sentence() {
    return sentence;
  }

  /**
   * What to check or do, one sentence each, the likeliest cause first: what the providers' own
   * pages on errors say. Carries nothing of the request or the key.
   */
  public List<String> advice() {
    return advice;
  }
}
