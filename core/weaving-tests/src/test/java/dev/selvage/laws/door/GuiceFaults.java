package dev.selvage.laws.door;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.name.Names;
import com.google.inject.spi.Message;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.fixture.Async;
import dev.selvage.fixture.Lambdas;
import dev.selvage.fixture.Model;
import dev.selvage.fixture.Nested;
import dev.selvage.fixture.Question;
import dev.selvage.fixture.Script;
import dev.selvage.fixture.Unweavable;
import dev.selvage.guice.SelvageModule;
import dev.selvage.laws.Listed;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an injector has to say of the fixture's classes. It is given each that it can make, and an
 * object of each that it cannot.
 */
final class GuiceFaults {

  private GuiceFaults() {}

  static List<String> all() {
    try {
      Guice.createInjector(new SelvageModule() {}, new Fixture())
          .getInstance(SelvageBinding.class)
          .close();
      return List.of();
    } catch (CreationException e) {
      return e.getErrorMessages().stream().map(Message::getMessage).toList();
    }
  }

  private static final class Fixture extends AbstractModule {

    private int bound;

    @Override
    protected void configure() {
      bind(Script.class).toInstance(Script.failing());
      Listed.all().stream().map(Listed::className).distinct().forEach(this::bindMade);
      objects().forEach(this::bindObject);
    }

    private void bindMade(String name) {
      constructor(name).ifPresent(this::bindMade);
    }

    private <T> void bindMade(Constructor<T> constructor) {
      bind(key(constructor.getDeclaringClass())).toConstructor(constructor);
    }

    @SuppressWarnings("unchecked")
    private <T> void bindObject(T object) {
      bind(key((Class<T>) object.getClass())).toInstance(object);
    }

    private <T> Key<T> key(Class<T> type) {
      return Key.get(type, Names.named(String.valueOf(bound++)));
    }

    private static Optional<Constructor<?>> constructor(String name) {
      try {
        Class<?> type = Class.forName(name, false, GuiceFaults.class.getClassLoader());
        return Modifier.isAbstract(type.getModifiers())
            ? Optional.empty()
            : Stream.of(type.getConstructors()).filter(Fixture::isMade).findFirst();
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }

    private static boolean isMade(Constructor<?> constructor) {
      return Stream.of(constructor.getParameterTypes()).allMatch(Script.class::equals);
    }

    private static Stream<Object> objects() {
      return Stream.of(
          new Question("", Script.failing()),
          Model.SMALL,
          Model.LARGE,
          new Nested().new Inner(),
          new Nested().anonymous(""),
          Unweavable.reference(),
          Async.lambda(""),
          Lambdas.plain(),
          Lambdas.capturing("", 1),
          new Lambdas().capturingThis(),
          Lambdas.serializable(),
          Lambdas.nested("").get(),
          Lambdas.inheriting(),
          Lambdas.ofAny(),
          Lambdas.ofScript(),
          Lambdas.redeclaring(),
          Lambdas.typed());
    }
  }
}
