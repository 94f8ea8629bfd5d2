package io.gradeway.classification;

import io.gradeway.model.CategoryId;
import io.gradeway.model.Confidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a column: what share of its distinct values a detector recognises as a whole, what the
 * look of the others tells, what name and comment say. Values outweigh names: a name alone earns an
 * answer only where the values do not speak against it.
 */
final class ColumnClassifier {
  /** Share, in percent, of distinct values that a detector must recognise as a whole. */
  private static final int MATCH_SHARE = 60;

  /** Share that is enough when the name says the same. */
  private static final int MATCH_SHARE_NAMED = 30;

  /** Share of values that must have the look of a category that has no identifier. */
  private static final int LOOK_SHARE = 80;

  private static final int LOOK_SHARE_NAMED = 50;

  /** Share of values holding an identifier among other words: free text with personal data. */
  private static final int EMBEDDED_SHARE = 20;

  /** Fewer distinct values than this prove little. */
  private static final int DISTINCT_FEW = 3;

  /** At most this many distinct values are read. */
  private static final int VALUES_MAX = 10_000;

  private final Classifier classifier;
  private final List<ValueTest> tests;

  ColumnClassifier(Classifier classifier, List<ValueTest> tests) {
    this.classifier = classifier;
    this.tests = List.copyOf(tests);
  }

  /** What the values of a column showed. */
  private static final class Tally {
    final Map<String, Integer> byDetector = new HashMap<>();
    final Map<String, CategoryId> categories = new HashMap<>();
    final Map<String, Integer> confidences = new HashMap<>();
    int distinct;
    int blank;
    int embedded;
    boolean failed;
  }

  Classification classify(Column column) {
    Tally tally = read(column);
    List<Classification.Reason> reasons = new ArrayList<>();
    reasons.add(
        new Classification.Reason(
            "values",
            column.values().size()
                + " values, "
                + tally.distinct
                + " distinct, "
                + tally.blank
                + " blank"));
    if (tally.failed) {
      reasons.add(new Classification.Reason("values", "a detector failed on a value"));
      return new Classification(Optional.of(Classifier.UNKNOWN), Confidence.of(100), reasons);
    }
    Optional<NameMatch> name = named(column, reasons);
    return decide(tally, name, reasons);
  }

  private Tally read(Column column) {
    Tally tally = new Tally();
    Set<String> distinct = new HashSet<>();
    for (String raw : column.values()) {
      String value = raw.strip();
      if (value.isEmpty() || isNull(value)) {
        tally.blank++;
      } else if (distinct.size() < VALUES_MAX && distinct.add(value)) {
        readValue(value, tally);
      }
    }
    tally.distinct = distinct.size();
    return tally;
  }

  private static boolean isNull(String value) {
    return value.equalsIgnoreCase("null") || value.equals("-") || value.equals("\\N");
  }

  private void readValue(String value, Tally tally) {
    for (Finding finding : classifier.detect(value)) {
      if (finding.category().equals(Classifier.UNKNOWN)) {
        tally.failed = true;
        return;
      }
      if (finding.span().length() == value.length()) {
        count(tally, finding.detector(), finding.category(), finding.confidence().percent());
        return;
      }
      if (finding.confidence().percent() >= Classifier.LIKELY) {
        tally.embedded++;
        break;
      }
    }
    for (ValueTest test : tests) {
      if (test.admits(value)) {
        count(tally, test.id(), test.category(), test.ceiling());
      }
    }
  }

  private static void count(Tally tally, String source, CategoryId category, int confidence) {
    tally.byDetector.merge(source, 1, Integer::sum);
    tally.categories.put(source, category);
    tally.confidences.merge(source, confidence, Math::max);
  }

  private Optional<NameMatch> named(Column column, List<Classification.Reason> reasons) {
    Optional<NameMatch> name = classifier.matchName(column.field());
    String where = "field name";
    if (name.isEmpty() && !column.comment().isBlank()) {
      name = classifier.matchName(column.comment());
      where = "comment";
    }
    if (name.isPresent()) {
      reasons.add(
          new Classification.Reason(
              "name:" + name.get().entry(), where + " says " + name.get().category()));
    }
    return name;
  }

  private Classification decide(
      Tally tally, Optional<NameMatch> name, List<Classification.Reason> reasons) {
    String best = strongest(tally, name);
    if (best != null) {
      int share = share(tally, best);
      CategoryId category = tally.categories.getOrDefault(best, Classifier.UNKNOWN);
      boolean agreed = name.isPresent() && name.get().category().equals(category);
      reasons.add(
          0,
          new Classification.Reason(
              best, share + " % of distinct values have the form of " + category));
      int confidence = tally.confidences.getOrDefault(best, 0) * share / 100;
      if (agreed) {
        confidence = Math.min(99, Math.max(confidence, name.get().confidence().percent()) + 5);
      }
      if (tally.distinct < DISTINCT_FEW && !agreed) {
        confidence = Math.min(confidence, Classifier.LIKELY);
      }
      if (confidence >= Classifier.LIKELY) {
        return new Classification(Optional.of(category), Confidence.of(confidence), reasons);
      }
    }
    return withoutForm(tally, name, reasons);
  }

  /** No form fits: the name may still tell, unless the values contradict it. */
  private Classification withoutForm(
      Tally tally, Optional<NameMatch> name, List<Classification.Reason> reasons) {
    if (tally.distinct > 0 && tally.embedded * 100 / tally.distinct >= EMBEDDED_SHARE) {
      reasons.add(
          0,
          new Classification.Reason(
              "values", "free text with identifiers in it; scan every value"));
      return new Classification(Optional.empty(), Confidence.of(0), reasons);
    }
    if (name.isPresent() && !contradicted(tally, name.get().category())) {
      int confidence = name.get().confidence().percent();
      return new Classification(
          Optional.of(name.get().category()), Confidence.of(confidence), reasons);
    }
    reasons.add(
        0,
        new Classification.Reason(
            "values",
            name.isPresent()
                ? "the values do not have the form that the name promises"
                : "neither name nor values tell"));
    return new Classification(Optional.empty(), Confidence.of(0), reasons);
  }

  /** A category that has a form, none of whose values has it. */
  private boolean contradicted(Tally tally, CategoryId category) {
    if (tally.distinct == 0) {
      return false;
    }
    boolean known =
        tests.stream().anyMatch(test -> test.category().equals(category))
            || classifier.hasDetectorFor(category);
    return known
        && tally.byDetector.keySet().stream()
            .noneMatch(source -> category.equals(tally.categories.get(source)));
  }

  private @Nullable String strongest(Tally tally, Optional<NameMatch> name) {
    String best = null;
    int bestWeight = 0;
    for (String source : tally.byDetector.keySet()) {
      CategoryId category = tally.categories.get(source);
      boolean agreed = name.isPresent() && name.get().category().equals(category);
      boolean look = tests.stream().anyMatch(test -> test.id().equals(source));
      int needed =
          look
              ? (agreed ? LOOK_SHARE_NAMED : LOOK_SHARE)
              : (agreed ? MATCH_SHARE_NAMED : MATCH_SHARE);
      int share = share(tally, source);
      int weight = share * tally.confidences.getOrDefault(source, 0) + (agreed ? 5000 : 0);
      if (share >= needed && weight > bestWeight) {
        best = source;
        bestWeight = weight;
      }
    }
    return best;
  }

  private static int share(Tally tally, String source) {
    return tally.byDetector.getOrDefault(source, 0) * 100 / Math.max(1, tally.distinct);
  }
}
