package io.gradeway.policies.wire;

import io.gradeway.catalogue.Agreement;
import io.gradeway.catalogue.Dataset;
import io.gradeway.catalogue.FieldLabel;
import io.gradeway.model.FieldPath;
import io.gradeway.protection.Treatment;
import java.time.Instant;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Agreements as JSON, each joined with the labels of its dataset. Agreements and datasets are
 * immutable and live as long as the catalogue's snapshot, so what is written once is kept, found by
 * identity. Not thread-safe.
 */
final class AgreementText {
  /** Beyond it all are forgotten: about 8 MB of text. */
  private static final int KEPT_MAX = 8_192;

  private static final Comparator<Agreement.Field> ORDER =
      Comparator.comparing((Agreement.Field field) -> field.path().toString())
          .thenComparing(field -> field.treatment().kind())
          .thenComparing(field -> field.treatment().name());

  // A table of fixed slots would do, but collides from a hundred agreements on.
  private final IdentityHashMap<Agreement, Kept> kept = new IdentityHashMap<>();
  private final JsonText json = new JsonText();

  /** Where an instant lies in a term. */
  private enum Term {
    BEFORE,
    WITHIN,
    AFTER
  }

  /** What was written of one agreement. */
  private static final class Kept {
    final Dataset dataset;
    final Term term;
    final byte[] json;

    Kept(Dataset dataset, Term term, byte[] json) {
      this.dataset = dataset;
      this.term = term;
      this.json = json;
    }

    // Identity on purpose: equal values would be as good, but cost a deep comparison.
    @SuppressWarnings("ReferenceEquality")
    boolean is(Dataset otherDataset, Term otherTerm) {
      return dataset == otherDataset && term == otherTerm;
    }
  }

  byte[] write(Agreement agreement, Dataset dataset, Instant time) {
    Term term = termAt(agreement, time);
    Kept hit = kept.get(agreement);
    if (hit != null && hit.is(dataset, term)) {
      return hit.json;
    }
    json.clear();
    describe(agreement, dataset, term);
    byte[] written = json.toBytes();
    if (kept.size() >= KEPT_MAX) {
      kept.clear();
    }
    kept.put(agreement, new Kept(dataset, term, written));
    return written;
  }

  // The term is [validFrom, validUntil): its state goes into the input instead of the time, so that
  // equal questions have equal bytes until the state changes.
  private static Term termAt(Agreement agreement, Instant time) {
    if (time.isBefore(agreement.validFrom())) {
      return Term.BEFORE;
    }
    return time.isBefore(agreement.validUntil()) ? Term.WITHIN : Term.AFTER;
  }

  private void describe(Agreement agreement, Dataset dataset, Term term) {
    json.raw("{\"active\":").bool(agreement.active());
    json.raw(",\"ceiling\":").string(agreement.ceiling().toString());
    json.raw(",\"dataset\":").string(agreement.dataset());
    json.raw(",\"fields\":[");
    List<Agreement.Field> fields = agreement.fields().stream().sorted(ORDER).toList();
    for (int i = 0; i < fields.size(); i++) {
      describe(fields.get(i), dataset, i > 0);
    }
    json.raw("],\"id\":").string(agreement.id());
    json.raw(",\"legal_basis_stated\":").bool(!agreement.legalBasis().isBlank());
    json.raw(",\"provider\":").string(agreement.provider());
    json.raw(",\"purposes\":");
    strings(new TreeSet<>(agreement.purposes()));
    json.raw(",\"receiver\":").string(agreement.receiver());
    json.raw(",\"term\":").string(term.name().toLowerCase(Locale.ROOT));
    json.raw(",\"valid_until\":").string(agreement.validUntil().toString());
    json.raw("}");
  }

  private void describe(Agreement.Field field, Dataset dataset, boolean comma) {
    json.raw(comma ? ",{\"levels\":" : "{\"levels\":");
    strings(levels(field.path(), dataset));
    json.raw(",\"path\":").string(field.path().toString());
    json.raw(",\"treatment\":");
    treatment(field.treatment());
    json.raw("}");
  }

  private void treatment(Treatment treatment) {
    String kind = treatment.kind().name().toLowerCase(Locale.ROOT);
    json.string(treatment.name().isEmpty() ? kind : kind + ":" + treatment.name());
  }

  private void strings(SortedSet<String> texts) {
    String separator = "[";
    for (String text : texts) {
      json.raw(separator).string(text);
      separator = ",";
    }
    json.raw(texts.isEmpty() ? "[]" : "]");
  }

  /**
   * Every level that data under a path may have: those of the labels on the same branch, and the
   * default level unless a label names exactly this path.
   */
  private static SortedSet<String> levels(FieldPath path, Dataset dataset) {
    SortedSet<String> levels = new TreeSet<>();
    boolean labelled = false;
    for (FieldLabel label : dataset.fields()) {
      if (Paths.overlap(path, label.path())) {
        levels.add(label.level().toString());
        labelled |= !path.isPattern() && path.equals(label.path());
      }
    }
    if (!labelled) {
      levels.add(dataset.defaultLevel().toString());
    }
    return levels;
  }
}
