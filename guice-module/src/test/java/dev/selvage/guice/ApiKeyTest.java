package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import dev.selvage.engine.Selvage;
import dev.selvage.engine.credential.ApiKeyException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A key that Guice provides. */
class ApiKeyTest {

  private static final String KEY = "sk-T3BlbkFJq8Zr2vNwXc7LkJhG5fDsA1pOiUyTrEwQ9mBn4V6C";

  @RegisterExtension private final Injectors injectors = new Injectors();
  private final AtomicReference<String> key = new AtomicReference<>(KEY);

  @Test
  void asksAProviderForTheKeyBeforeEachCall() {
    Selvage selvage = injectors.create(new Keys(), new Bound()).getInstance(Selvage.class);
    assertThat(selvage.<String, RuntimeException>call("bound", () -> "answer")).isEqualTo("answer");
    key.set("your-api-key");
    assertThatThrownBy(() -> selvage.call("bound", () -> "answer"))
        .isInstanceOf(ApiKeyException.class)
        .hasMessageContaining("placeholder");
  }

  private final class Keys extends AbstractModule {
    @Override
    protected void configure() {
      bind(String.class).toProvider(key::get);
    }
  }

  private static final class Bound extends SelvageModule {
    @Override
    protected void configurePolicies() {
      Provider<String> provider = getProvider(String.class);
      requireApiKey("bound").key(provider::get);
    }
  }
}
