package dev.selvage.testkit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A JUnit Jupiter extension that gives each test a {@link FakeChatProvider} and an automatic {@link
 * VirtualTime} of its own, as parameters of test methods and of what runs before or after each.
 *
 * <p>The provider starts when a parameter asks for it, plays what {@link FakeChat} says ({@code ok}
 * for ever where there is none) and is closed after the test. Where the test takes a {@code
 * VirtualTime} too, requests arrive by its clock, else by the machine's.
 *
 * <pre>{@code
 * @ExtendWith(SelvageExtension.class)
 * class ChatServiceTest {
 *   @Test
 *   @FakeChat("429 after 1s, then ok")
 *   void waitsAsLongAsTheProviderAsks(FakeChatProvider provider, VirtualTime time) { ... }
 * }
 * }</pre>
 */
public final class SelvageExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SelvageExtension.class);

  /** Called by JUnit. */
  public SelvageExtension() {}

  /** Reads the script now, so that a wrong one fails a test that takes no provider as well. */
  @Override
  public void beforeEach(ExtensionContext context) {
    fixture(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    fixture(context).close();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == FakeChatProvider.class || type == VirtualTime.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "Each test has a "
              + type.getSimpleName()
              + " of its own, so take it as a parameter of the test method or of a @BeforeEach or"
              + " @AfterEach method, not of "
              + parameter.getDeclaringExecutable());
    }
    return type == VirtualTime.class ? fixture(context).time() : fixture(context).provider();
  }

  private static TestFixture fixture(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            TestFixture.class, key -> new TestFixture(script(context)), TestFixture.class);
  }

  private static ChatScript script(ExtensionContext context) {
    String script = annotation(context).map(FakeChat::value).orElse("ok");
    try {
      return ChatScript.parse(script);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "@FakeChat of " + context.getRequiredTestMethod() + ": " + e.getMessage(), e);
    }
  }

  private static Optional<FakeChat> annotation(ExtensionContext context) {
    Optional<FakeChat> found = find(context.getRequiredTestMethod());
    Class<?> type = context.getRequiredTestClass();
    return found.isPresent() ? found : findOnClasses(type);
  }

  private static Optional<FakeChat> findOnClasses(@Nullable Class<?> innermost) {
    Optional<FakeChat> found = Optional.empty();
    for (Class<?> type = innermost; type != null && found.isEmpty(); ) {
      found = find(type);
      type = type.getEnclosingClass();
    }
    return found;
  }

  private static Optional<FakeChat> find(AnnotatedElement element) {
    return AnnotationSupport.findAnnotation(element, FakeChat.class);
  }
}
