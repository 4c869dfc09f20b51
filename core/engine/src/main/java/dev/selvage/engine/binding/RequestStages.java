package dev.selvage.engine.binding;

import dev.selvage.engine.defaults.RequestDefaultsPolicy;
import dev.selvage.engine.defaults.RequestDefaultsStage;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.request.RequestFinder;
import dev.selvage.engine.validation.ValidationPolicy;
import dev.selvage.engine.validation.ValidationStage;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the stages that need the request; none where a method takes no request. */
interface RequestStages {

  /** Where nothing is known but the values. */
  RequestStages NONE =
      new RequestStages() {
        @Override
        public Optional<Stage> validation(ValidationPolicy policy) {
          return Optional.empty();
        }

        @Override
        public Optional<Stage> defaults(RequestDefaultsPolicy policy) {
          return Optional.empty();
        }
      };

  Optional<Stage> validation(ValidationPolicy policy);

  Optional<Stage> defaults(RequestDefaultsPolicy policy);

  /** Those of the requests that {@code finder} finds; tells of what cannot be completed. */
  static RequestStages of(
      String method, RequestFinder finder, Extensions extensions, Consumer<Fault> faults) {
    return new RequestStages() {
      @Override
      public Optional<Stage> validation(ValidationPolicy policy) {
        return Optional.of(new ValidationStage(policy, finder, extensions::windows));
      }

      @Override
      public Optional<Stage> defaults(RequestDefaultsPolicy policy) {
        if (policy.fields().isEmpty()) {
          return Optional.empty();
        }
        String fault = finder.cannotComplete(policy.fields().keySet());
        if (fault != null) {
          String where = GuardKind.REQUEST_DEFAULTS.annotation() + " on " + method;
          faults.accept(new Fault(where, fault));
          return Optional.empty();
        }
        return Optional.of(new RequestDefaultsStage(policy, finder));
      }
    };
  }
}
