package dev.selvage.engine.binding;

import static dev.selvage.engine.binding.GuardKind.RETRY_ON_RATE_LIMIT;
import static dev.selvage.engine.binding.GuardKind.RETRY_ON_SERVER_ERROR;
import static dev.selvage.engine.binding.GuardKind.VALIDATE_CHAT_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import dev.selvage.ValidateChatRequest;
import dev.selvage.engine.policy.Settings;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Where an annotation guards a method. The number of attempts says which of several annotations
 * won.
 */
class GuardsTest {

  private static Map<GuardKind, Settings> of(Class<?> type, String method, Class<?>... parameters) {
    try {
      return Guards.of(type.getDeclaredMethod(method, parameters));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** The attempts that the rate limit annotation on {@code ask()} allows; 0 where there is none. */
  private static int attempts(Class<?> type, Class<?>... parameters) {
    return attempts(of(type, "ask", parameters));
  }

  private static int attempts(Map<GuardKind, Settings> guards) {
    Settings settings = guards.get(RETRY_ON_RATE_LIMIT);
    return settings == null ? 0 : (int) settings.get("maxAttempts");
  }

  // On the method and on its type.

  @RetryOnRateLimit(maxAttempts = 2)
  static class OnType {
    @RetryOnRateLimit(maxAttempts = 1)
    void ask() {}

    void other() {}

    static void still() {}

    protected final void kept() {}

    private void hidden() {}

    @RetryOnRateLimit(maxAttempts = 3)
    private void hiddenButAnnotated() {}

    @Override
    public String toString() {
      return "";
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    boolean equals(OnType other) {
      return true;
    }
  }

  @Test
  void theMethodsOwnGoesBeforeItsTypes() {
    assertThat(attempts(OnType.class)).isEqualTo(1);
  }

  @Test
  void aTypeCoversWhatItDeclaresForOthers() {
    assertThat(attempts(of(OnType.class, "other"))).isEqualTo(2);
    assertThat(attempts(of(OnType.class, "still"))).isEqualTo(2);
    assertThat(attempts(of(OnType.class, "kept"))).isEqualTo(2);
    assertThat(attempts(of(OnType.class, "equals", OnType.class))).isEqualTo(2);
  }

  @Test
  void aTypeCoversNoPrivateMethodsAndNoneOfObject() {
    assertThat(of(OnType.class, "hidden")).isEmpty();
    assertThat(of(OnType.class, "toString")).isEmpty();
    assertThat(of(OnType.class, "hashCode")).isEmpty();
    assertThat(of(OnType.class, "equals", Object.class)).isEmpty();
  }

  @Test
  void aPrivateMethodMayBeAnnotatedItself() {
    assertThat(attempts(of(OnType.class, "hiddenButAnnotated"))).isEqualTo(3);
  }

  static class Sub extends OnType {
    @Override
    void other() {}
  }

  @Test
  void aTypesAnnotationDoesNotReachSubclasses() {
    assertThat(of(Sub.class, "other")).isEmpty();
  }

  @RetryOnRateLimit(maxAttempts = 2)
  enum OnEnum {
    ONE;

    void ask() {}
  }

  @Test
  void anEnumsOwnMethodsStayAsTheyAre() {
    assertThat(attempts(OnEnum.class)).isEqualTo(2);
    assertThat(of(OnEnum.class, "values")).isEmpty();
    assertThat(of(OnEnum.class, "valueOf", String.class)).isEmpty();
  }

  @RetryOnRateLimit
  @RetryOnServerError(maxAttempts = 4)
  static class Several {
    @RetryOnRateLimit(maxAttempts = 5)
    @ValidateChatRequest(maxTokens = 6)
    void ask() {}
  }

  @Test
  void theNearestOfEachKindWins() {
    Map<GuardKind, Settings> guards = of(Several.class, "ask");

    assertThat(guards)
        .containsOnlyKeys(RETRY_ON_RATE_LIMIT, RETRY_ON_SERVER_ERROR, VALIDATE_CHAT_REQUEST);
    assertThat(attempts(guards)).isEqualTo(5);
    assertThat(guards.get(RETRY_ON_SERVER_ERROR).get("maxAttempts")).isEqualTo(4);
    assertThat(guards.get(VALIDATE_CHAT_REQUEST).get("maxTokens")).isEqualTo(6);
  }

  // On interfaces.

  interface OnInterfaceMethod {
    @RetryOnRateLimit(maxAttempts = 11)
    void ask();
  }

  @RetryOnRateLimit(maxAttempts = 12)
  interface OnInterface {
    void ask();

    default void withBody() {}

    static void still() {}

    boolean equals(Object other);

    String toString();
  }

  static class ByMethod implements OnInterfaceMethod {
    @Override
    public void ask() {}

    void ask(int number) {}
  }

  static class ByInterface implements OnInterface {
    @Override
    public void ask() {}

    public void unrelated() {}

    @Override
    public void withBody() {}

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public String toString() {
      return "";
    }
  }

  @RetryOnRateLimit(maxAttempts = 13)
  static class OnClassToo implements OnInterfaceMethod {
    @Override
    public void ask() {}
  }

  @Test
  void anInterfaceGuardsWhatImplementsItsMethods() {
    assertThat(attempts(ByMethod.class)).isEqualTo(11);
    assertThat(attempts(ByMethod.class, int.class)).isZero();
    assertThat(attempts(ByInterface.class)).isEqualTo(12);
    assertThat(attempts(of(ByInterface.class, "withBody"))).isEqualTo(12);
    assertThat(of(ByInterface.class, "unrelated")).isEmpty();
  }

  @Test
  void anInterfaceCoversNoMethodsOfObjectEither() {
    assertThat(of(ByInterface.class, "equals", Object.class)).isEmpty();
    assertThat(of(ByInterface.class, "toString")).isEmpty();
  }

  @Test
  void anInterfacesOwnBodiesAreGuarded() {
    assertThat(attempts(of(OnInterface.class, "withBody"))).isEqualTo(12);
    assertThat(attempts(of(OnInterface.class, "still"))).isEqualTo(12);
  }

  @Test
  void theClassGoesBeforeItsInterfaces() {
    assertThat(attempts(OnClassToo.class)).isEqualTo(13);
  }

  interface Far {
    @RetryOnRateLimit(maxAttempts = 21)
    void ask();
  }

  interface Near extends Far {}

  interface Other {
    @RetryOnRateLimit(maxAttempts = 22)
    void ask();
  }

  static class Both implements Near, Other {
    @Override
    public void ask() {}
  }

  interface Overriding extends Far {
    @Override
    @RetryOnRateLimit(maxAttempts = 23)
    void ask();
  }

  static class Overridden implements Overriding {
    @Override
    public void ask() {}
  }

  @Test
  void aNearInterfaceGoesBeforeAFarOne() {
    assertThat(attempts(Both.class)).isEqualTo(22);
    assertThat(attempts(Overridden.class)).isEqualTo(23);
  }

  @Test
  void aFarInterfaceIsFoundWhereNoNearOneSays() {
    class Farther extends Both {
      @Override
      public void ask() {}
    }

    assertThat(attempts(Farther.class)).isEqualTo(22);
  }

  // On superclasses.

  @RetryOnRateLimit(maxAttempts = 31)
  abstract static class AbstractType {
    abstract void ask();

    void withBody() {}
  }

  abstract static class AbstractMethod {
    @RetryOnRateLimit(maxAttempts = 32)
    abstract void ask();
  }

  static class OfType extends AbstractType {
    @Override
    void ask() {}

    @Override
    void withBody() {}
  }

  static class OfMethod extends AbstractMethod {
    @Override
    void ask() {}
  }

  static class OfMethodAndInterface extends AbstractMethod implements OnInterfaceMethod {
    @Override
    public void ask() {}
  }

  static class Between extends OfMethod {}

  static class TwoDown extends Between {
    @Override
    void ask() {}
  }

  @Test
  void anAbstractMethodGuardsWhatImplementsIt() {
    assertThat(attempts(OfType.class)).isEqualTo(31);
    assertThat(attempts(OfMethod.class)).isEqualTo(32);
    assertThat(attempts(TwoDown.class)).isEqualTo(32);
  }

  @Test
  void aMethodWithABodyGuardsItselfAlone() {
    assertThat(of(OfType.class, "withBody")).isEmpty();
    assertThat(attempts(of(AbstractType.class, "withBody"))).isEqualTo(31);
  }

  @Test
  void anInterfaceGoesBeforeASuperclass() {
    assertThat(attempts(OfMethodAndInterface.class)).isEqualTo(11);
  }

  static class StaticAsk {
    static void ask() {}
  }

  abstract static class WithPrivate implements OnInterfaceMethod {
    private void ask(String text) {}
  }

  @Test
  void staticAndPrivateMethodsInheritNothing() {
    assertThat(of(StaticAsk.class, "ask")).isEmpty();
    assertThat(of(WithPrivate.class, "ask", String.class)).isEmpty();
  }

  // Generics.

  interface Generic<T> {
    @RetryOnRateLimit(maxAttempts = 41)
    Object ask(T request);
  }

  static class OfString implements Generic<String> {
    @Override
    public String ask(String request) {
      return request;
    }
  }

  static class Covariant implements Generic<Object> {
    @Override
    public String ask(Object request) {
      return "";
    }
  }

  abstract static class Halfway<T extends CharSequence> implements Generic<T> {}

  static class OfHalfway extends Halfway<String> {
    @Override
    public String ask(String request) {
      return request;
    }
  }

  @Test
  void aGenericMethodGuardsWhatTheCompilerBridgesToIt() {
    assertThat(attempts(OfString.class, String.class)).isEqualTo(41);
    assertThat(attempts(OfHalfway.class, String.class)).isEqualTo(41);
    assertThat(attempts(of(notBridge(Covariant.class)))).isEqualTo(41);
  }

  private static Method notBridge(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !method.isBridge())
        .findFirst()
        .orElseThrow();
  }

  private static Map<GuardKind, Settings> of(Method method) {
    return Guards.of(method);
  }

  // Composed annotations.

  @RetryOnRateLimit(maxAttempts = 51)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Resilient {}

  @Resilient
  @RetryOnServerError(maxAttempts = 52)
  @Retention(RetentionPolicy.RUNTIME)
  @interface VeryResilient {}

  @Cyclic
  @RetryOnRateLimit(maxAttempts = 53)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Cyclic {}

  @CycleTwo
  @Retention(RetentionPolicy.RUNTIME)
  @interface CycleOne {}

  @CycleOne
  @RetryOnRateLimit(maxAttempts = 54)
  @Retention(RetentionPolicy.RUNTIME)
  @interface CycleTwo {}

  @Inherited
  @RetryOnRateLimit(maxAttempts = 55)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Handed {}

  static class Composed {
    @Resilient
    void one() {}

    @VeryResilient
    void two() {}

    @Cyclic
    void cycle() {}

    @CycleOne
    void cycleOfTwo() {}

    @Resilient
    @RetryOnRateLimit(maxAttempts = 56)
    void after() {}
  }

  @VeryResilient
  static class ComposedType {
    @RetryOnServerError(maxAttempts = 57)
    void ask() {}
  }

  @Handed
  static class Hander {}

  static class Handee extends Hander {
    void ask() {}
  }

  @Test
  void anAnnotationOnAnAnnotationCountsAsBeingThere() {
    assertThat(attempts(of(Composed.class, "one"))).isEqualTo(51);
    Map<GuardKind, Settings> two = of(Composed.class, "two");
    assertThat(attempts(two)).isEqualTo(51);
    assertThat(two.get(RETRY_ON_SERVER_ERROR).get("maxAttempts")).isEqualTo(52);
    Map<GuardKind, Settings> type = of(ComposedType.class, "ask");
    assertThat(attempts(type)).isEqualTo(51);
    assertThat(type.get(RETRY_ON_SERVER_ERROR).get("maxAttempts")).isEqualTo(57);
  }

  @Test
  void survivesAnnotationsInACircle() {
    assertThat(attempts(of(Composed.class, "cycle"))).isEqualTo(53);
    assertThat(attempts(of(Composed.class, "cycleOfTwo"))).isEqualTo(54);
  }

  @Test
  void anAnnotationOnTheMethodItselfGoesBeforeOneOnItsAnnotations() {
    assertThat(attempts(of(Composed.class, "after"))).isEqualTo(56);
  }

  @Test
  void anInheritedAnnotationIsWhereJavaSaysItIs() {
    assertThat(attempts(Handee.class)).isEqualTo(55);
  }

  // The rest.

  @RetryOnRateLimit(maxAttempts = 61)
  interface Functional {
    void ask(String text);
  }

  interface SubFunctional extends Functional {
    @Override
    void ask(String text);
  }

  @Test
  void aLambdaHasWhatItsInterfaceMethodHas() throws Exception {
    assertThat(attempts(Guards.ofLambda(Functional.class.getDeclaredMethod("ask", String.class))))
        .isEqualTo(61);
    assertThat(
            attempts(Guards.ofLambda(SubFunctional.class.getDeclaredMethod("ask", String.class))))
        .isEqualTo(61);
  }

  @Test
  void readsEveryValueOfTheAnnotation() {
    Settings settings = of(OnType.class, "ask").get(RETRY_ON_RATE_LIMIT);

    String[] attributes =
        Arrays.stream(RetryOnRateLimit.class.getDeclaredMethods())
            .map(Method::getName)
            .sorted(Comparator.naturalOrder())
            .toArray(String[]::new);
    assertThat(attributes).allSatisfy(name -> assertThat(settings.get(name)).isNotNull());
    assertThat(settings.get("maxElapsed")).isEqualTo("5m");
  }

  @Test
  void findsAllAnnotatedMethodsOfAClass() {
    assertThat(AnnotatedMethod.allOf(OnType.class))
        .extracting(AnnotatedMethod::name)
        .containsExactlyInAnyOrder(
            "dev.selvage.engine.binding.GuardsTest$OnType.ask",
            "dev.selvage.engine.binding.GuardsTest$OnType.other",
            "dev.selvage.engine.binding.GuardsTest$OnType.still",
            "dev.selvage.engine.binding.GuardsTest$OnType.kept",
            "dev.selvage.engine.binding.GuardsTest$OnType.equals",
            "dev.selvage.engine.binding.GuardsTest$OnType.hiddenButAnnotated");
    assertThat(AnnotatedMethod.allOf(AbstractType.class))
        .extracting(AnnotatedMethod::name)
        .containsExactly("dev.selvage.engine.binding.GuardsTest$AbstractType.withBody");
  }
}
