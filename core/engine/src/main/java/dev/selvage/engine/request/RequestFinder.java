package dev.selvage.engine.request;

import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.request.PlainParts.Places;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the chat request among a method's arguments: one argument of a type that a reader knows;
 * else one that is marked as its JSON; else parts that are marked, or messages of a type that a
 * reader knows; else a {@code Map} of the wire shape; else parts by their names. Decided once per
 * method from its parameters; immutable.
 */
public final class RequestFinder {

  /** What is wrong with a method that takes no request to validate, and what to do. */
  public static final String NOTHING_TO_VALIDATE =
      "no parameter is a chat request; take one of a known client's types or a Map, mark its JSON"
          + " with @ChatBody, or mark the parts with @ChatModel, @ChatMessages and @MaxTokens"
          + " (their names are seen only in classes compiled with -parameters)";

  /** The marks of a request's parts, each with the name that stands for it. */
  private static final Map<String, String> PARTS =
      Map.of("ChatModel", "model", "ChatMessages", "messages", "MaxTokens", "maxTokens");

  private final Function<Object[], Optional<ChatRequest>> finder;
  private final Completer completer;

  private RequestFinder(Function<Object[], Optional<ChatRequest>> finder, Completer completer) {
    this.finder = finder;
    this.completer = completer;
  }

  /**
   * The finder for a method's arguments; empty where it takes no request.
   *
   * @param declarations the method, and those that it implements, whose parameters may be marked or
   *     named where its own are not
   */
  public static Optional<RequestFinder> of(
      List<? extends Executable> declarations, List<RequestReader> readers) {
    Parameters parameters = new Parameters(declarations);
    Readers known = new Readers(readers);
    int request = parameters.ofType(type -> known.ofRequest(type) != null);
    Readers.Known reader = request < 0 ? null : known.ofRequest(parameters.type(request));
    if (reader != null) {
      return Optional.of(
          at(request, reader, Completer.at(request, parameters.type(request), reader.copies())));
    }
    int body = parameters.marked("ChatBody");
    if (body >= 0) {
      return Optional.of(
          at(body, RequestFinder::ofBody, WireCopies.ofJson(body, parameters.type(body))));
    }
    boolean hasMarks = PARTS.keySet().stream().anyMatch(mark -> parameters.marked(mark) >= 0);
    int map = parameters.ofType(Map.class::isAssignableFrom);
    return hasMarks || messages(parameters, known) >= 0 || map < 0
        ? ofParts(parameters, known)
        : Optional.of(
            at(
                map,
                RequestFinder::ofMap,
                WireCopies.ofMap(map, parameters.type(map)))); // any map: the weakest sign of all
  }

  private static RequestFinder at(
      int index, Function<Object, ChatRequest> reader, Completer completer) {
    return new RequestFinder(args -> Optional.ofNullable(args[index]).map(reader), completer);
  }

  private static ChatRequest ofMap(Object map) {
    return ChatRequest.ofWire(Fields.of((Map<?, ?>) map));
  }

  private static ChatRequest ofBody(Object body) {
    if (body instanceof byte[] bytes) {
      return ChatRequest.ofJson(bytes);
    }
    return Fields.value(body) instanceof String text
        ? ChatRequest.ofJson(text)
        : ChatRequest.UNREADABLE;
  }

  private static Optional<RequestFinder> ofParts(Parameters parameters, Readers known) {
    Places at =
        new Places(
            part(parameters, "ChatModel"),
            Stream.of(
                    parameters.marked("ChatMessages"),
                    messages(parameters, known),
                    parameters.named("messages"))
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1),
            part(parameters, "MaxTokens"));
    return at.areNone()
        ? Optional.empty()
        : Optional.of(
            new RequestFinder(
                args -> Optional.of(ofParts(args, at, known)), new PartsCompleter(at, parameters)));
  }

  private static int part(Parameters parameters, String mark) {
    int marked = parameters.marked(mark);
    return marked >= 0 ? marked : parameters.named(PARTS.getOrDefault(mark, ""));
  }

  /** The parameter that is a list of a client's messages. */
  private static int messages(Parameters parameters, Readers known) {
    return parameters.first(
        parameter -> {
          Class<?> element = ElementType.of(parameter);
          return element != null && known.ofElements(element) != null;
        });
  }

  private static ChatRequest ofParts(Object[] arguments, Places at, Readers known) {
    ChatRequest messages =
        at.messages() >= 0 && arguments[at.messages()] instanceof List<?> elements
            ? ofElements(elements, known)
            : ChatRequest.UNREADABLE;
    return new ChatRequest(messages.dialect(), new PlainParts(arguments, at, messages));
  }

  /** A request of messages alone, where a reader knows them. */
  private static ChatRequest ofElements(List<?> elements, Readers known) {
    Function<Object, ChatRequest> reader = known.ofElementsIn(elements);
    return reader == null ? ChatRequest.UNREADABLE : reader.apply(elements);
  }

  /** The full names of the types that make a parameter of them, or of a subtype, a request. */
  public static Set<String> typeNames(List<RequestReader> readers) {
    return Stream.concat(
            Stream.of(Map.class.getName()),
            readers.stream().flatMap(reader -> reader.classNames().stream()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The full names of the types that make a parameter which is a list of them, or of a subtype, the
   * messages of a request.
   */
  public static Set<String> elementNames(List<RequestReader> readers) {
    return readers.stream()
        .flatMap(reader -> reader.elementNames().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the name of an unmarked parameter makes it a part of a request. */
  public static boolean isPartName(String parameter) {
    return PARTS.containsValue(parameter);
  }

  /** The finder for a plain call's one argument, by what it is; empty where it is no request. */
  public static RequestFinder ofValue(List<RequestReader> readers) {
    Readers known = new Readers(readers);
    return new RequestFinder(
        args ->
            args.length == 0 || args[0] == null
                ? Optional.empty()
                : Optional.ofNullable(ofValue(args[0], known)),
        new ValueCompleter(known));
  }

  private static @Nullable ChatRequest ofValue(Object value, Readers known) {
    Function<Object, ChatRequest> reader = known.ofRequest(value.getClass());
    if (reader == null && value instanceof List<?> elements) {
      reader = known.ofElementsIn(elements);
    }
    if (reader != null) {
      return reader.apply(value);
    }
    return value instanceof Map<?, ?> ? ofMap(value) : null;
  }

  /** The request in those arguments; empty where it is null. */
  public Optional<ChatRequest> find(Object[] arguments) {
    return finder.apply(arguments);
  }

  /** Why those fields cannot be put into such a request, and what to do; null where they can. */
  public @Nullable String cannotComplete(Set<String> fields) {
    return completer.fault(fields);
  }

  /**
   * The arguments with what the request leaves out; the very arguments where that is nothing.
   *
   * @param request as {@link #find} shows it
   * @param defaults by names on the wire; a bound on tokens is {@code max_tokens}
   * @return null where something is left out, and the request cannot be completed
   */
  public Object @Nullable [] complete(
      Object[] arguments, ChatRequest request, Map<String, Object> defaults) {
    return completer.complete(arguments, request, defaults);
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
}
