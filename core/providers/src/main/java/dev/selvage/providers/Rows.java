package dev.selvage.providers;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows by which the failures of one provider are told apart. The code decides, then the type,
 * then details of the body, then the words of the message. A <em>broad</em> code or type says less
 * than what follows it may: it stands only where nothing after it says more. Immutable.
 */
final class Rows {

  /** No provider's own words are longer; what follows may be an echo of the request. */
  private static final int MOST_CHARACTERS = 4096;

  private static final Pattern FAILURE_STATUS = Pattern.compile("[45]\\d\\d");

  private record Answer(Kind kind, boolean isBroad) {}

  private record Detail(Set<Integer> statuses, Kind kind, String name, Predicate<String> value) {
    boolean match(int status, Failure failure) {
      return (status == 0 || statuses.contains(status)) && failure.hasDetail(name, value);
    }
  }

  private final Map<String, Answer> byCode;
  private final Map<String, Answer> byType;
  private final List<Detail> details;
  private final List<Words> words;
  private final Map<Integer, List<Words>> wordsByStatus;

  private Rows(Builder builder) {
    this.byCode = Map.copyOf(builder.byCode);
    this.byType = Map.copyOf(builder.byType);
    this.details = List.copyOf(builder.details);
    this.words = List.copyOf(builder.words);
    this.wordsByStatus = byStatus(words);
  }

  /** Starts without rows. */
  static Builder builder() {
    return new Builder();
  }

  /** The statuses that a row is known from. */
  static Set<Integer> on(Integer... statuses) {
    return Set.of(statuses);
  }

  boolean hasCode(String code) {
    return byCode.containsKey(code);
  }

  /** What the rows say of a failure, whose code may be found elsewhere than others have it. */
  Optional<Kind> kindOf(Failure failure, Optional<String> code) {
    Answer byName =
        finer(code.map(byCode::get).orElse(null), failure.type().map(byType::get).orElse(null));
    if (byName != null && !byName.isBroad) {
      return Optional.of(byName.kind);
    }
    int status = statusOf(failure);
    return byDetails(failure, status)
        .or(() -> byMessage(failure, status))
        .or(() -> Optional.ofNullable(byName).map(Answer::kind));
  }

  private static @Nullable Answer finer(@Nullable Answer code, @Nullable Answer type) {
    if (code == null || type == null || !code.isBroad) {
      return code == null ? type : code;
    }
    boolean saysWhichLimit = code.kind == Kind.RATE_LIMITED && type.kind.isRateLimit();
    return !type.isBroad || saysWhichLimit ? type : code;
  }

  private Optional<Kind> byDetails(Failure failure, int status) {
    for (Detail detail : details) {
      if (detail.match(status, failure)) {
        return Optional.of(detail.kind);
      }
    }
    return Optional.empty();
  }

  private Optional<Kind> byMessage(Failure failure, int status) {
    List<Words> known = status == 0 ? words : wordsByStatus.getOrDefault(status, List.of());
    if (known.isEmpty() || failure.message().isEmpty()) {
      return Optional.empty();
    }
    String text = start(failure.message().get()).toLowerCase(Locale.ROOT);
    for (Words some : known) {
      if (some.areIn(text)) {
        return Optional.of(some.kind());
      }
    }
    return Optional.empty();
  }

  private static String start(String message) {
    return message.substring(0, Math.min(message.length(), MOST_CHARACTERS));
  }

  private static Map<Integer, List<Words>> byStatus(List<Words> words) {
    Map<Integer, List<Words>> byStatus = new HashMap<>();
    for (Words some : words) {
      some.statuses().forEach(s -> byStatus.computeIfAbsent(s, n -> new ArrayList<>()).add(some));
    }
    return byStatus;
  }

  /** Within a stream code and type tell the status, where anything does. */
  private static int statusOf(Failure failure) {
    if (failure.status().isPresent()) {
      return failure.status().getAsInt();
    }
    Optional<String> code = failure.code().filter(c -> FAILURE_STATUS.matcher(c).matches());
    return code.map(Integer::parseInt)
        .or(() -> failure.type().filter("invalid_request_error"::equals).map(type -> 400))
        .orElse(0);
  }

  /** Collects rows; those of details and words are asked in order, and the first decides. */
  static final class Builder {
    private final Map<String, Answer> byCode = new HashMap<>();
    private final Map<String, Answer> byType = new HashMap<>();
    private final List<Detail> details = new ArrayList<>();
    private final List<Words> words = new ArrayList<>();

    private Builder() {}

    Builder code(String code, Kind kind) {
      byCode.put(code, new Answer(kind, false));
      return this;
    }

    Builder broadCode(String code, Kind kind) {
      byCode.put(code, new Answer(kind, true));
      return this;
    }

    Builder type(String type, Kind kind) {
      byType.put(type, new Answer(kind, false));
      return this;
    }

    Builder broadType(String type, Kind kind) {
      byType.put(type, new Answer(kind, true));
      return this;
    }

    /** A detail of the body with that very value. */
    Builder detail(Set<Integer> statuses, Kind kind, String name, String value) {
      details.add(new Detail(statuses, kind, name, value::equals));
      return this;
    }

    /** A detail of the body with that text in it; with the empty text, any. */
    Builder detailWith(Set<Integer> statuses, Kind kind, String name, String part) {
      details.add(new Detail(statuses, kind, name, value -> value.contains(part)));
      return this;
    }

    /** A message with all of those words, in lower case. */
    Builder words(Set<Integer> statuses, Kind kind, String... all) {
      words.add(new Words(statuses, kind, List.of(all)));
      return this;
    }

    Builder words(List<Words> more) {
      words.addAll(more);
      return this;
    }

    Rows build() {
      return new Rows(this);
    }
  }
}
