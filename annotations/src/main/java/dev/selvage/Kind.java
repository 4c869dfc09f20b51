package dev.selvage;

import static dev.selvage.Remedy.FIX;
import static dev.selvage.Remedy.PAY;
import static dev.selvage.Remedy.SHRINK;
import static dev.selvage.Remedy.SWITCH;
import static dev.selvage.Remedy.WAIT;

/** What went wrong, as far as it matters for what to do next. */
public enum Kind {
  RATE_LIMITED(WAIT, "rate limited: too many requests or tokens in the window"),
  RATE_LIMITED_REQUESTS(
      WAIT, "rate limited by requests: space them out, or ask for a higher limit"),
  RATE_LIMITED_TOKENS(
      WAIT,
      "rate limited by tokens: send fewer at once, lower max tokens, or ask for a higher limit"),
  RATE_LIMITED_DAY(
      SWITCH,
      "the limit of the day is used up: use another model or key until it is whole again, or ask"
          + " for a higher limit"),
  SLOW_DOWN(WAIT, "told to slow down: traffic grew too fast"),
  QUOTA_EXHAUSTED(
      PAY, "the quota is used up: add credit or raise the spend limit; waiting does not help"),
  REQUEST_TOO_LARGE(
      SHRINK,
      "the request alone is larger than the limit: shorten it, lower max tokens or use another"
          + " model; waiting does not help"),
  SERVER_ERROR(WAIT, "the provider failed inside; the same request may well succeed later"),
  OVERLOADED(WAIT, "the provider is overloaded; wait longer, or ask another model"),
  MODEL_UNAVAILABLE(SWITCH, "no such model, or no access to it: check its name or use another"),
  TIMEOUT(WAIT, "no answer in time"),
  CONNECTION(WAIT, "the connection failed"),
  CONFLICT(WAIT, "the provider reports a conflict with another request"),
  AUTHENTICATION(FIX, "the key was refused: check that it is current and belongs to this account"),
  PERMISSION(
      FIX,
      "access was refused: check that the account is active, may use this model, has a payment"
          + " method and is in a supported region"),
  BAD_REQUEST(FIX, "the request is not valid: the same request fails again"),
  CONTEXT_TOO_LONG(
      SHRINK, "the request does not fit the model's context: shorten it or use a larger model"),
  STREAM_BROKEN_BEFORE_CONTENT(WAIT, "the stream broke before its first content"),
  STREAM_BROKEN_AFTER_CONTENT(
      FIX, "the stream broke off after its first content: what came is not the whole answer"),
  CONTENT_FILTERED(FIX, "the provider's content filter refused the request: rewrite it"),
  UNKNOWN(FIX, "not a failure that Selvage knows");

  private final Remedy remedy;
  private final String sentence;

  Kind(Remedy remedy, String sentence) {
    this.remedy = remedy;
    this.sentence = sentence;
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
}
