package dev.selvage.examples.aspectj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.testkit.FakeChat;
import dev.selvage.testkit.FakeChatProvider;
import org.junit.jupiter.api.Test;

/** No agent is attached here: the build has woven the classes. */
class ChatServiceTest {

  @Test
  @FakeChat("429 after 20ms, 500, then ok \"Hello\"")
  void anImplementationOfAnAnnotatedInterfaceIsGuarded(FakeChatProvider provider) throws Exception {
    assertThat(service(provider).ask("Hi").body()).contains("Hello");
    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @Test
  @FakeChat("429 after 20ms, 500, then ok \"Hello\"")
  void aPrivateMethodIsGuardedByAComposedAnnotation(FakeChatProvider provider) throws Exception {
    assertThat(service(provider).summary("Hi")).contains("Hello");
    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @Test
  @FakeChat("429 after 20ms, 500, then ok \"Hello\"")
  void aStaticMethodIsGuarded(FakeChatProvider provider) throws Exception {
    assertThat(ChatService.askOnce(new Provider(provider.baseUrl()), "Hi").body())
        .contains("Hello");
    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @Test
  @FakeChat("429 after 20ms")
  void aDefaultMethodsOwnAnnotationWins(FakeChatProvider provider) throws Exception {
    assertThat(service(provider).ping().statusCode()).isEqualTo(429);
    assertThat(provider.requestCount()).isEqualTo(2);
  }

  @Test
  @FakeChat("429 quota")
  void givesTheLastResponseWhereNoWaitHelps(FakeChatProvider provider) throws Exception {
    assertThat(service(provider).ask("Hi").body()).contains("insufficient_quota");
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  private static ChatService service(FakeChatProvider provider) {
    return new ChatService(new Provider(provider.baseUrl()));
  }
}
