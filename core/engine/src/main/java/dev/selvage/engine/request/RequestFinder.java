package dev.selvage.engine.request;

import dev.selvage.engine.event.CallEvent.RequestFacts;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the chat request among a method's arguments: one argument of a type that a reader knows;
 * else parts that are marked; else a {@code Map} of the wire shape; else parts by their names.
 * Decided once per method from its parameters; immutable.
 */
public final class RequestFinder {

  /** What is wrong with a method that takes no request to validate, and what to do. */
  public static final String NOTHING_TO_VALIDATE =
      "no parameter is a chat request; take one of a known client's types or a Map, or mark the"
          + " parts with @ChatModel, @ChatMessages and @MaxTokens (their names are seen only in"
          + " classes compiled with -parameters)";

  /** The marks of a request's parts, each with the name that stands for it. */
  private static final Map<String, String> PARTS =
      Map.of("ChatModel", "model", "ChatMessages", "messages", "MaxTokens", "maxTokens");

  private final Function<Object[], Optional<ChatRequest>> finder;

  private RequestFinder(Function<Object[], Optional<ChatRequest>> finder) {
    this.finder = finder;
  }

  /**
   * The finder for a method's arguments; empty where it takes no request.
   *
   * @param declarations the method, and those that it implements, whose parameters may be marked or
   *     named where its own are not
   */
  public static Optional<RequestFinder> of(
      List<? extends Executable> declarations, List<RequestReader> readers) {
    Parameter[] parameters = declarations.get(0).getParameters();
    int captured = captured(declarations);
    Optional<RequestFinder> known = typed(parameters, captured, type -> readerUp(type, readers));
    boolean hasMarkedParts =
        PARTS.keySet().stream().anyMatch(part -> index(declarations, p -> isMarked(p, part)) >= 0);
    if (known.isEmpty() && !hasMarkedParts) {
      // Any map: the weakest sign of all.
      known = typed(parameters, captured, RequestFinder::mapReader);
    }
    return known.isPresent() ? known : ofParts(declarations);
  }

  private static Optional<RequestFinder> typed(
      Parameter[] parameters,
      int first,
      Function<Class<?>, @Nullable Function<Object, ChatRequest>> readerOf) {
    for (int i = first; i < parameters.length; i++) {
      Function<Object, ChatRequest> reader = readerOf.apply(parameters[i].getType());
      if (reader != null) {
        int index = i;
        return Optional.of(new RequestFinder(args -> Optional.ofNullable(args[index]).map(reader)));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Function<Object, ChatRequest> mapReader(Class<?> type) {
    return Map.class.isAssignableFrom(type)
        ? map -> new ChatRequest(Dialect.ANY, Fields.of((Map<?, ?>) map))
        : null;
  }

  private static Optional<RequestFinder> ofParts(List<? extends Executable> declarations) {
    int model = index(declarations, "ChatModel");
    int messages = index(declarations, "ChatMessages");
    int maxTokens = index(declarations, "MaxTokens");
    return model < 0 && messages < 0 && maxTokens < 0
        ? Optional.empty()
        : Optional.of(
            new RequestFinder(
                args ->
                    Optional.of(
                        new ChatRequest(
                            Dialect.ANY, new PlainParts(args, model, messages, maxTokens)))));
  }

  /** The full names of the types that make a parameter of them, or of a subtype, a request. */
  public static Set<String> typeNames(List<RequestReader> readers) {
    return Stream.concat(
            Stream.of(Map.class.getName()),
            readers.stream().flatMap(reader -> reader.classNames().stream()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the name of an unmarked parameter makes it a part of a request. */
  public static boolean isPartName(String parameter) {
    return PARTS.containsValue(parameter);
  }

  /** The finder for a plain call's one argument, by what it is; empty where it is no request. */
  public static RequestFinder ofValue(List<RequestReader> readers) {
    return new RequestFinder(
        args ->
            args.length == 0 || args[0] == null
                ? Optional.empty()
                : ofType(args[0].getClass(), readers).map(reader -> reader.apply(args[0])));
  }

  /** The request in those arguments; empty where it is null. */
  public Optional<ChatRequest> find(Object[] arguments) {
    return finder.apply(arguments);
  }

  /** What events may say of the request. */
  public RequestFacts facts(Object[] arguments) {
    return find(arguments)
        .map(
            request ->
                new RequestFacts(
                    request.model().filter(ChatRequest::isModelName).orElse(null),
                    maxTokens(request)))
        .orElse(RequestFacts.NONE);
  }

  private static @Nullable Long maxTokens(ChatRequest request) {
    for (String field : ChatRequest.TOKEN_LIMITS) {
      Long tokens = ChatRequest.wholeNumber(request.field(field));
      if (tokens != null) {
        return tokens;
      }
    }
    return null;
  }

  private static Optional<Function<Object, ChatRequest>> ofType(
      Class<?> type, List<RequestReader> readers) {
    Function<Object, ChatRequest> known = readerUp(type, readers);
    return Optional.ofNullable(known != null ? known : mapReader(type));
  }

  private static @Nullable Function<Object, ChatRequest> readerUp(
      @Nullable Class<?> type, List<RequestReader> readers) {
    if (type == null) {
      return null;
    }
    for (RequestReader reader : readers) {
      if (reader.classNames().contains(type.getName())) {
        return request -> reader.read(request, type);
      }
    }
    for (Class<?> superInterface : type.getInterfaces()) {
      Function<Object, ChatRequest> found = readerUp(superInterface, readers);
      if (found != null) {
        return found;
      }
    }
    return readerUp(type.getSuperclass(), readers);
  }

  private static int index(List<? extends Executable> declarations, String part) {
    String name = PARTS.get(part);
    int marked = index(declarations, parameter -> isMarked(parameter, part));
    return marked >= 0
        ? marked
        : index(declarations, p -> p.isNamePresent() && p.getName().equals(name));
  }

  private static int index(List<? extends Executable> declarations, Predicate<Parameter> isMeant) {
    int captured = captured(declarations);
    for (Executable declaration : declarations) {
      Parameter[] parameters = declaration.getParameters();
      int own = declaration == declarations.get(0) ? captured : 0;
      for (int i = own; i < parameters.length; i++) {
        if (isMeant.test(parameters[i])) {
          return captured + i - own;
        }
      }
    }
    return -1;
  }

  /** The body of a lambda takes what it captures before the interface's own parameters. */
  private static int captured(List<? extends Executable> declarations) {
    return declarations.get(0).getParameterCount()
        - declarations.get(declarations.size() - 1).getParameterCount();
  }

  /** Annotations are matched by name: the method's class may have its own copy of them. */
  private static boolean isMarked(Parameter parameter, String annotation) {
    return Arrays.stream(parameter.getAnnotations())
        .anyMatch(a -> a.annotationType().getName().equals("dev.selvage." + annotation));
  }
}
