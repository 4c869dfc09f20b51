package dev.selvage.laws.door;

import static dev.selvage.fixture.Values.BUDGET;
import static dev.selvage.fixture.Values.DELAY;
import static dev.selvage.fixture.Values.KEY;
import static dev.selvage.fixture.Values.MODEL;
import static dev.selvage.fixture.Values.MOST_TOKENS;
import static dev.selvage.fixture.Values.RATE_LIMITED;
import static dev.selvage.fixture.Values.SERVER_ERROR;
import static dev.selvage.fixture.Values.TEMPERATURE;

import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.Policies;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.retry.Backoff;
import dev.selvage.engine.time.Durations;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Each call is wrapped in a plain call, under policies of the annotations' values. */
public class PlainDoor implements Door {

  private static final String NOT_LISTED = "nothing is woven, so nothing is listed";
  private static final String PARTS = "a plain call takes one request, not its parts";
  private static final String DIRECT = "it guards calls, not methods: a direct call passes it by";

  private static final String LISTENERS = "plain calls have a binding of their own to listen to";

  private static final Map<String, String> EXEMPTIONS =
      Map.of(
          "a call that recovers is told once", LISTENERS,
          "a call that fails is told once", LISTENERS,
          "is listed as woven", NOT_LISTED,
          "is listed as not woven, and why", NOT_LISTED,
          "a synchronized method is listed with a word of warning", NOT_LISTED,
          "the list is read through JMX", NOT_LISTED,
          "an invalid request of plain parameters never runs the body", PARTS,
          "a valid request of plain parameters is retried", PARTS,
          "a guarded method runs while its class initialises", DIRECT,
          "a fault in an annotation leaves its default in force", DIRECT);

  private final Selvage selvage =
      Selvage.of(SelvageBinding.builder(PlainDoor.class).policies(PlainDoor::name).detached());

  private static void name(Policies policies) {
    Backoff backoff = Backoff.fixed(Durations.parse(DELAY));
    for (Guard guard :
        new Guard[] {
          Guard.RETRIES,
          Guard.RATE_LIMITS,
          Guard.REQUESTS_AND_RETRIES,
          Guard.KEY,
          Guard.DEFAULTS,
          Guard.BUDGET
        }) {
      policies.retryOnRateLimit(guard.name()).maxAttempts(RATE_LIMITED).backoff(backoff);
    }
    for (Guard guard :
        new Guard[] {Guard.RETRIES, Guard.SERVER_ERRORS, Guard.REQUESTS_AND_RETRIES}) {
      policies.retryOnServerError(guard.name()).maxAttempts(SERVER_ERROR).backoff(backoff);
    }
    for (Guard guard : new Guard[] {Guard.REQUESTS, Guard.REQUESTS_AND_RETRIES}) {
      policies.validateChatRequest(guard.name()).models(MODEL).maxTokens(MOST_TOKENS);
    }
    policies
        .retryOnServerError(Guard.BUDGET.name())
        .maxAttempts(SERVER_ERROR)
        .backoff(backoff)
        .budget(BUDGET);
    policies.retryBudget(BUDGET).capacity(1).retryCost(1);
    policies
        .requestDefaults(Guard.DEFAULTS.name())
        .model(MODEL)
        .maxTokens(MOST_TOKENS)
        .temperature(TEMPERATURE);
    policies.validateChatRequest(Guard.DEFAULTS.name()).models(MODEL);
    policies.requireApiKey(Guard.KEY.name()).variable(KEY);
  }

  @Override
  public Object call(Guard guard, Body body) throws Throwable {
    return selvage.call(guard.name(), body::run);
  }

  @Override
  public Object call(Guard guard, Map<String, ?> request, RequestBody body) throws Throwable {
    return selvage.call(guard.name(), request, body::run);
  }

  @Override
  public CompletionStage<?> callAsync(Guard guard, AsyncBody body) throws Throwable {
    return selvage.<Object, Throwable>callAsync(guard.name(), () -> cast(body.start()));
  }

  @Override
  public CompletionStage<?> callAsync(Guard guard, Map<String, ?> request, RequestBody body)
      throws Throwable {
    return selvage.<Map<String, ?>, Object, Throwable>callAsync(
        guard.name(), request, changed -> cast((CompletionStage<?>) body.run(changed)));
  }

  @SuppressWarnings("unchecked")
  private static CompletionStage<Object> cast(CompletionStage<?> stage) {
    return (CompletionStage<Object>) stage;
  }

  @Override
  public Map<String, String> exemptions() {
    return EXEMPTIONS;
  }
}
