package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import dev.selvage.Kind;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.ValidateChatRequest;
import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import dev.selvage.engine.models.ModelFacts;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.engine.tokens.TokenCount.Way;
import dev.selvage.engine.tokens.TokenCounter;
import dev.selvage.engine.tokens.Tokenizer;
import dev.selvage.engine.validation.InvalidChatRequestException;
import dev.selvage.guice.faulty.OneBinding;
import dev.selvage.testkit.FakeChat;
import dev.selvage.testkit.FakeChatProvider;
import dev.selvage.testkit.SelvageExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Readers and tables that Guice makes. */
@ExtendWith(SelvageExtension.class)
class ReadersTest {

  @RegisterExtension private final Injectors injectors = new Injectors();
  private Injector injector;

  @Test
  @FakeChat("403, 403, then ok")
  void aBoundTableDecidesBeforeThatOfTheProvider(FakeChatProvider provider) throws Exception {
    Gateway gateway = gateway(set(ProviderTable.class, ForbiddenIsBusy.class));
    assertThat(gateway.ask(provider.baseUrl()).statusCode()).isEqualTo(200);
    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @Test
  @FakeChat("403, 403, then ok")
  void aBoundReaderIsAskedBeforeTheServices(FakeChatProvider provider) throws Exception {
    Gateway gateway = gateway(set(FailureReader.class, AllIsBusy.class));
    assertThat(gateway.ask(provider.baseUrl()).statusCode()).isEqualTo(200);
    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @Test
  @FakeChat("403, 403, then ok")
  void theyAreGoneOnceTheBindingIsClosed(FakeChatProvider provider) throws Exception {
    Gateway gateway = gateway(set(ProviderTable.class, ForbiddenIsBusy.class));
    injector.getInstance(SelvageBinding.class).close();
    assertThat(gateway.ask(provider.baseUrl()).statusCode()).isEqualTo(403);
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  void returnedValuesAreInspectedAsLongAsABoundReaderKnowsTheirType() {
    WovenChat chat = injectors.chat();
    assertThat(chat.handle().inspectsReturned()).isFalse();
    injector = injectors.create(new ChatModule(3), set(FailureReader.class, TextReader.class));
    assertThat(chat.handle().inspectsReturned()).isTrue();
    injector.getInstance(SelvageBinding.class).close();
    assertThat(chat.handle().inspectsReturned()).isFalse();
  }

  @Test
  void aBoundReaderMakesAnObjectARequest() {
    Module reader = set(RequestReader.class, OwnReader.class);
    injector = injectors.create(new Validating(), new OneBinding(Own.class), reader);
    Selvage selvage = injector.getInstance(Selvage.class);
    assertThatThrownBy(() -> selvage.call("own", new OwnRequest("gpt-5"), OwnRequest::model))
        .isInstanceOf(InvalidChatRequestException.class)
        .hasMessageContaining("gpt-4o");
  }

  @Test
  void aRequestThatNobodyReadsIsAFault() {
    assertThat(injectors.faults(new Validating(), new OneBinding(Own.class)))
        .contains("no parameter is a chat request")
        .contains("OneBinding.configure");
    Module another = set(RequestReader.class, OtherReader.class);
    assertThat(injectors.faults(new Validating(), new OneBinding(Own.class), another))
        .contains("no parameter is a chat request");
  }

  @Test
  void aBoundRowAndABoundCounterStopTheRequestThatItsModelCannotTake() {
    Module small = row(ModelFacts.of("gpt-4o", 50, 10));
    Module own = set(RequestReader.class, OwnReader.class);
    Module counter = set(TokenCounter.class, OneForEachCharacter.class);
    injector = injectors.create(new Validating(), new OneBinding(Own.class), own, small, counter);
    Selvage selvage = injector.getInstance(Selvage.class);
    OwnRequest request = new OwnRequest("gpt-4o");
    assertThatThrownBy(() -> selvage.call("own", request, OwnRequest::model))
        .isInstanceOf(InvalidChatRequestException.class)
        .hasMessageContaining("gpt-4o takes 50 tokens")
        .hasMessageContaining("one for each character");
  }

  private static Module row(ModelFacts facts) {
    return new AbstractModule() {
      @Override
      protected void configure() {
        Multibinder.newSetBinder(binder(), ModelFacts.class).addBinding().toInstance(facts);
      }
    };
  }

  private Gateway gateway(Module module) {
    injector = injectors.create(new Fast(), module);
    return injector.getInstance(Gateway.class);
  }

  private static <T> Module set(Class<T> type, Class<? extends T> element) {
    return new AbstractModule() {
      @Override
      protected void configure() {
        Multibinder.newSetBinder(binder(), type).addBinding().to(element);
      }
    };
  }

  private static final class Fast extends ChatModule {
    Fast() {
      super(3);
    }
  }

  static class Gateway {
    private final HttpClient client = HttpClient.newHttpClient();

    @RetryOnRateLimit
    HttpResponse<String> ask(String baseUrl) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
              .POST(BodyPublishers.ofString("{\"model\": \"gpt-4o\", \"messages\": []}"))
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  static final class ForbiddenIsBusy implements ProviderTable {
    @Override
    public Optional<Kind> kindOf(Failure failure) {
      return failure.status().equals(OptionalInt.of(403))
          ? Optional.of(Kind.RATE_LIMITED)
          : Optional.empty();
    }
  }

  static final class AllIsBusy implements FailureReader {
    @Override
    public Set<String> classNames() {
      return Set.of("java.net.http.HttpResponse");
    }

    @Override
    public Optional<Failure> read(Object object, Class<?> type) {
      return ((HttpResponse<?>) object).statusCode() == 200
          ? Optional.empty()
          : Optional.of(Failure.builder().status(429).build());
    }
  }

  static final class TextReader implements FailureReader {
    @Override
    public Set<String> classNames() {
      return Set.of("java.lang.String");
    }

    @Override
    public Optional<Failure> read(Object object, Class<?> type) {
      return Optional.empty();
    }
  }

  private static final String TEXT = "hi ".repeat(20);

  record OwnRequest(String model) {}

  static final class OneForEachCharacter implements TokenCounter {
    @Override
    public Tokenizer tokenizer(String model) {
      return new Tokenizer(Way.ENCODING, "one for each character", String::length);
    }
  }

  private static final class Validating extends SelvageModule {
    @Override
    protected void configurePolicies() {
      allowUnwoven(); // Else Own would stay known, and faulty, for all tests of this JVM.
      validateChatRequest("own").models("gpt-4o");
    }
  }

  static final class Own {
    @ValidateChatRequest(models = "gpt-4o")
    String ask(OwnRequest request) {
      return request.model();
    }
  }

  static class OwnReader implements RequestReader {
    @Override
    public Set<String> classNames() {
      return Set.of(OwnRequest.class.getName());
    }

    @Override
    public ChatRequest read(Object request, Class<?> type) {
      return new ChatRequest(
          Dialect.ANY,
          Fields.of(
              Map.of(
                  "model", ((OwnRequest) request).model(),
                  "messages", List.of(Map.of("role", "user", "content", TEXT)))));
    }
  }

  static final class OtherReader extends OwnReader {
    @Override
    public Set<String> classNames() {
      return Set.of("com.acme.Other");
    }
  }
}
