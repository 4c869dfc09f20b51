package dev.selvage.engine.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with one request. Holds nothing until something is. Not safe for use by
 * many threads.
 */
final class Findings {

  /** More would help nobody, and a request can have a million messages. */
  private static final int MOST = 100;

  private final boolean isOwnModel;
  private @Nullable List<Violation> violations;
  private @Nullable List<Violation> doubts;

  /** Of a request for a model of the dialect's vendor, or for another. */
  Findings(boolean isOwnModel) {
    this.isOwnModel = isOwnModel;
  }

  /** The value at that path breaks the rule. */
  void add(Rule rule, String path, @Nullable Object value) {
    add(rule, path, Shown.of(value), rule.fix());
  }

  /** A value that may be content does; none of it is shown. */
  void addContent(Rule rule, String path, @Nullable Object value) {
    add(rule, path, Shown.kind(value), rule.fix());
  }

  /** The value that is shown as {@code shown} does, and something better than usual helps. */
  void add(Rule rule, String path, String shown, String fix) {
    boolean isDoubt = rule.certainty() == Certainty.DOUBT;
    if (rule.certainty() != Certainty.OWN || isOwnModel) {
      keep(Violation.of(rule, path, shown, fix), isDoubt);
    }
  }

  /** A rule of the user's own is broken. */
  void add(Violation violation) {
    keep(violation, false);
  }

  /** A rule is broken, as far as can be known. */
  void doubt(Violation violation) {
    keep(violation, true);
  }

  private void keep(Violation violation, boolean isDoubt) {
    List<Violation> kept = isDoubt ? doubts : violations;
    if (kept == null) {
      kept = new ArrayList<>();
      if (isDoubt) {
        doubts = kept;
      } else {
        violations = kept;
      }
    }
    if (kept.size() < MOST) {
      kept.add(violation);
    }
  }

  boolean areNone() {
    return violations == null && doubts == null;
  }

  /** What the provider refuses, or the user's own rules do, in the order found. */
  List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }

  /** What the provider may refuse. */
  List<Violation> doubts() {
    return doubts == null ? List.of() : doubts;
  }
}
