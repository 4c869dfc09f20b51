package dev.selvage.engine.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Golden;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of keys. None of the keys here is one. */
class KeyCheckTest {

  private static final String BODY = "T3BlbkFJq8Zr2vNwXc7LkJhG5fDsA1pOiUyTrEwQ9mBn4V6C";

  @AfterEach
  void forgetIds() {
    System.clearProperty("TEST_ORGANIZATION");
    System.clearProperty("TEST_PROJECT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-", "sk-proj-", "sk-svcacct-", "sk-admin-"})
  void passesOpenAisKeys(String beginning) {
    assertThat(faults("OPENAI_API_KEY", beginning + BODY)).isEmpty();
  }

  @Test
  void passesTheKeysOfOtherProviders() {
    assertThat(faults("ANTHROPIC_API_KEY", "sk-ant-api03-" + BODY)).isEmpty();
    assertThat(faults("GEMINI_API_KEY", "AIza" + BODY)).isEmpty();
    assertThat(faults("GROQ_API_KEY", "gsk_" + BODY)).isEmpty();
    assertThat(faults("OPENROUTER_API_KEY", "sk-or-v1-" + BODY)).isEmpty();
    assertThat(faults("MISTRAL_API_KEY", BODY.substring(0, 32))).isEmpty();
    assertThat(faults("AZURE_OPENAI_API_KEY", "0a1b2c3d4e5f60718293a4b5c6d7e8f9")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "your-api-key",
        "YOUR_API_KEY",
        "your_openai_api_key_here",
        "sk-your-key-here",
        "sk-...",
        "sk-proj-...",
        "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "sk-ant-xxxxxx",
        "<your key>",
        "<OPENAI_API_KEY>",
        "${OPENAI_API_KEY}",
        "{{key}}",
        "sk-<key>",
        "changeme",
        "TODO",
        "dummy",
        "sk-1234567890abcdef",
        "insert-key-here",
        "my-key",
        "sk-…",
        "********",
        "null"
      })
  void knowsAPlaceholder(String key) {
    assertThat(faults("OPENAI_API_KEY", key))
        .singleElement()
        .asString()
        .startsWith(
            "OPENAI_API_KEY holds a tutorial's placeholder, no key; make a key at https://");
  }

  /** Random letters may well spell "your" or "test" somewhere. */
  @Property
  void neverTakesALongKeyForAPlaceholder(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 40, max = 160) String random) {
    String key = "sk-proj-" + random.replaceAll("([xX0])\\1{5,}", "$1");
    assertThat(faults("OPENAI_API_KEY", key)).isEmpty();
  }

  @Property
  void neverThrowsAndNeverShowsTheKey(@ForAll String key) {
    for (String fault : faults("OPENAI_API_KEY", key)) {
      assertThat(fault).doesNotContainIgnoringCase("\n");
      if (key.length() > 8) {
        assertThat(fault).doesNotContain(key);
      }
    }
  }

  @Test
  void takesTheFormThatThePatternsTell() {
    ApiKeyPolicy.Builder gateway = policy("OPENAI_API_KEY").patterns("gw-[0-9]+", "test-key");
    assertThat(KeyCheck.faults(gateway.build(), "gw-4711")).isEmpty();
    assertThat(KeyCheck.faults(gateway.build(), "test-key")).isEmpty();
    assertThat(KeyCheck.faults(gateway.build(), "sk-" + BODY))
        .containsExactly(
            "OPENAI_API_KEY (…4V6C) matches none of the patterns [gw-[0-9]+, test-key]; put the whole"
                + " key there, or mend the patterns");
  }

  /** One message for each fault, as a user sees it. */
  @Test
  void tellsEachFaultWithItsRemedy() {
    System.setProperty("TEST_PROJECT", "acme");
    ApiKeyPolicy ids =
        policy("OPENAI_API_KEY").organization("TEST_ORGANIZATION").project("TEST_PROJECT").build();
    String texts =
        Stream.of(
                faults("OPENAI_API_KEY", null),
                faults("MISTRAL_API_KEY", null),
                faults("OPENAI_API_KEY", " \t"),
                faults("OPENAI_API_KEY", "sk-" + BODY + "\n"),
                faults("OPENAI_API_KEY", " sk-" + BODY),
                faults("OPENAI_API_KEY", "sk-" + BODY + "\u00a0"),
                faults("OPENAI_API_KEY", "sk-" + BODY + "\u0000"),
                faults("OPENAI_API_KEY", "\"sk-" + BODY + "\""),
                faults("OPENAI_API_KEY", "sk-ant-" + BODY),
                faults("ANTHROPIC_API_KEY", "sk-" + BODY),
                faults("OPENAI_API_KEY", BODY),
                faults("OPENAI_API_KEY", "short"),
                faults("GROQ_API_KEY", "your-key"),
                KeyCheck.faults(ids, "sk-" + BODY))
            .flatMap(List::stream)
            .collect(Collectors.joining("\n"));
    assertThat(texts).doesNotContain(BODY);
    Golden.check("api-key-faults.txt", texts);
  }

  @Test
  void passesAnOrganizationAndAProject() {
    System.setProperty("TEST_ORGANIZATION", "org-a1B2c3");
    System.setProperty("TEST_PROJECT", "proj_a1B2c3");
    ApiKeyPolicy ids =
        policy("OPENAI_API_KEY").organization("TEST_ORGANIZATION").project("TEST_PROJECT").build();
    assertThat(KeyCheck.faults(ids, "sk-" + BODY)).isEmpty();
  }

  private static List<String> faults(String variable, String key) {
    return KeyCheck.faults(policy(variable).build(), key);
  }

  private static ApiKeyPolicy.Builder policy(String variable) {
    return ApiKeyPolicy.builder("here").variable(variable);
  }
}
