package io.gradeway.plan;

import io.gradeway.classification.ByteFindings;
import io.gradeway.classification.Classifier;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.protection.Treatment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks through text that is released clear for what does not belong there, and treats each finding
 * by its category. Not thread-safe.
 */
final class TextGuard {
  private static final int DISGUISE_LAYERS_MAX = 3;
  private static final byte[] WITHHELD = "******".getBytes(StandardCharsets.UTF_8);

  /** What was made of a text. */
  enum Verdict {
    CLEAN,
    REPLACED,
    WITHHOLD
  }

  private record FindingRule(Treatment treatment, @Nullable ValueTreatment apply, int rank) {}

  private final Classifier classifier;
  private final RuleBook book;
  private final Treatments treatments;
  private final PlanTools tools;
  private final ByteFindings findings;
  private final Map<CategoryId, FindingRule> rules = new HashMap<>();
  private byte[] replaced = new byte[0];
  private int rank;

  TextGuard(PlanTools tools, RuleBook book, Treatments treatments) {
    this.tools = tools;
    this.classifier = tools.classifier();
    this.book = book;
    this.treatments = treatments;
    this.findings = Classifier.newFindings();
  }

  /** Text in place of what was last looked at, after {@link Verdict#REPLACED}. */
  byte[] replaced() {
    return replaced;
  }

  /** Rank of the highest level found in what was last looked at, -1 for none. */
  int rank() {
    return rank;
  }

  /**
   * Looks at one text.
   *
   * @param own category the field is labelled with: finding that very thing is no surprise
   */
  Verdict look(byte[] utf8, int from, int to, @Nullable CategoryId own, FieldPath path) {
    rank = -1;
    Verdict verdict = Verdict.CLEAN;
    classifier.detect(utf8, from, to, findings);
    if (foreignFindings(own)) {
      replaced = rewrite(utf8, from, to, own, path);
      verdict = Verdict.REPLACED;
    }
    return disguised(utf8, from, to) ? Verdict.WITHHOLD : verdict;
  }

  private boolean foreignFindings(@Nullable CategoryId own) {
    for (int i = 0; i < findings.size(); i++) {
      if (isForeign(findings.category(i), own)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForeign(CategoryId found, @Nullable CategoryId own) {
    return own == null || !found.isWithin(own);
  }

  private byte[] rewrite(byte[] utf8, int from, int to, @Nullable CategoryId own, FieldPath path) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(to - from + 16);
    int at = from;
    for (int i = 0; i < findings.size(); i++) {
      if (!isForeign(findings.category(i), own)) {
        continue;
      }
      FindingRule rule = rules.computeIfAbsent(findings.category(i), this::ruleOf);
      rank = Math.max(rank, rule.rank());
      if (rule.treatment().kind() == Treatment.Kind.CLEAR) {
        continue;
      }
      text.write(utf8, at, findings.start(i) - at);
      text.writeBytes(
          rule.apply() == null
              ? WITHHELD
              : rule.apply().apply(utf8, findings.start(i), findings.end(i), path));
      at = findings.end(i);
    }
    text.write(utf8, at, to - at);
    return text.toByteArray();
  }

  private FindingRule ruleOf(CategoryId category) {
    Treatment treatment = book.treatmentOfFinding(category);
    return new FindingRule(
        treatment,
        treatments.resolve(treatment, category),
        tools.scale().rank(tools.grades().apply(category)));
  }

  /** A finding under a disguise cannot be replaced in place: the whole text is withheld. */
  private boolean disguised(byte[] utf8, int from, int to) {
    byte[] layer = Disguise.lift(utf8, from, to);
    for (int depth = 0; layer != null && depth < DISGUISE_LAYERS_MAX; depth++) {
      classifier.detect(layer, 0, layer.length, findings);
      if (findings.size() > 0) {
        return true;
      }
      layer = Disguise.lift(layer, 0, layer.length);
    }
    return layer != null;
  }
}
