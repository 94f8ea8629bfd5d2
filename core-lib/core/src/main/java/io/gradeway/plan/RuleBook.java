package io.gradeway.plan;

import io.gradeway.catalogue.Dataset;
import io.gradeway.catalogue.FieldLabel;
import io.gradeway.catalogue.Shape;
import io.gradeway.classification.NameMatch;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Obligation.Selector;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import io.gradeway.protection.Treatment;
import io.gradeway.taxonomy.LevelScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The obligations of one permit sorted by what they select, and the labels they apply to. */
final class RuleBook {
  private static final CategoryId RESIDENT_ID = CategoryId.of("personal.identity.resident-id");
  private static final CategoryId BIRTH_DATE = CategoryId.of("personal.basic.birth-date");

  /** Where a field that is recognised by its name may lie; matches only what matches anywhere. */
  private static final FieldPath ANYWHERE = new FieldPath(List.of());

  private record AtPath(PathPattern pattern, Treatment treatment) {}

  private record Labelled(PathPattern pattern, FieldLabel label) {}

  private final PlanTools tools;
  private final Treatments treatments;
  private final LevelScale scale;
  private final Level defaultLevel;
  private final List<Labelled> labels = new ArrayList<>();
  private final List<AtPath> atPaths = new ArrayList<>();
  private final Map<CategoryId, Treatment> ofCategory = new LinkedHashMap<>();
  private final Map<CategoryId, Treatment> found = new LinkedHashMap<>();
  private final Map<Level, Treatment> atLeast = new LinkedHashMap<>();
  private @Nullable Treatment unnamed;
  private int ceiling;
  private final boolean birthDateShown;

  RuleBook(PlanTools tools, Treatments treatments, Dataset dataset, List<Obligation> obligations) {
    this.tools = tools;
    this.treatments = treatments;
    this.scale = tools.scale();
    this.defaultLevel = dataset.defaultLevel();
    this.ceiling = scale.rank(scale.highest());
    for (FieldLabel label : dataset.fields()) {
      labels.add(new Labelled(new PathPattern(label.path()), label));
    }
    obligations.forEach(this::sort);
    Treatment byName = settle(ANYWHERE, BIRTH_DATE, levelOfUnlabelled(BIRTH_DATE));
    this.birthDateShown =
        byName.kind() == Treatment.Kind.CLEAR
            || dataset.fields().stream()
                .filter(label -> label.category().isWithin(BIRTH_DATE))
                .anyMatch(
                    label ->
                        settle(label.path(), label.category(), label.level()).kind()
                            == Treatment.Kind.CLEAR);
  }

  private void sort(Obligation obligation) {
    if (obligation instanceof Obligation.Protect protect) {
      treatments.check(protect.treatment());
      sort(protect.selector(), protect.treatment());
    } else if (obligation instanceof Obligation.Ceiling bound) {
      ceiling = Math.min(ceiling, scale.rank(bound.level()));
    } else {
      throw new UnsupportedObligationException("obligation cannot be performed: " + obligation);
    }
  }

  private void sort(Selector selector, Treatment treatment) {
    if (selector instanceof Selector.AtPath at) {
      atPaths.add(new AtPath(new PathPattern(at.path()), treatment));
    } else if (selector instanceof Selector.OfCategory of) {
      ofCategory.merge(of.category(), treatment, Strictest::of);
    } else if (selector instanceof Selector.Found in) {
      found.merge(in.category(), treatment, Strictest::of);
    } else if (selector instanceof Selector.AtLeast least) {
      atLeast.merge(least.level(), treatment, Strictest::of);
    } else {
      unnamed = Strictest.of(unnamed, treatment);
    }
  }

  /** Rank of the highest level a record may be released at. */
  int ceiling() {
    return ceiling;
  }

  /** What happens at a path. */
  FieldRule ruleFor(FieldPath path) {
    FieldLabel label = labelAt(path);
    CategoryId category = label != null ? label.category() : categoryByName(path);
    Level level = label != null ? label.level() : levelOfUnlabelled(category);
    Treatment treatment = settle(path, category, level);
    Shape closed = label != null && label.shape().closed() ? label.shape() : null;
    return new FieldRule(
        path,
        category,
        scale.rank(level),
        treatment,
        closed,
        treatments.resolve(treatment, category),
        Strictest.of(
            unnamed, treatment.kind() == Treatment.Kind.CLEAR ? Treatment.REDACT : treatment));
  }

  private Treatment settle(FieldPath path, @Nullable CategoryId category, Level level) {
    Treatment strictest = null;
    boolean named = false;
    for (AtPath at : atPaths) {
      if (at.pattern().matches(path)) {
        strictest = Strictest.of(strictest, at.treatment());
        named = true;
      }
    }
    if (category != null) {
      for (var entry : ofCategory.entrySet()) {
        if (category.isWithin(entry.getKey())) {
          strictest = Strictest.of(strictest, entry.getValue());
          named = true;
        }
      }
    }
    for (var entry : atLeast.entrySet()) {
      if (scale.isAtLeast(level, entry.getKey())) {
        strictest = Strictest.of(strictest, entry.getValue());
      }
    }
    if (!named && unnamed != null) {
      strictest = Strictest.of(strictest, unnamed);
      boolean openly = unnamed.kind() == Treatment.Kind.CLEAR;
      if (openly && category != null && !isPublic(category)) {
        // Nobody knew of this field, but its name tells: it is treated as a finding in a text is.
        strictest = Strictest.of(strictest, treatmentOfFinding(category));
      }
    }
    // Nothing says that this field may leave: it does not.
    Treatment settled = strictest == null ? Treatment.REDACT : strictest;
    return tightenBesideBirthDate(settled, category);
  }

  private boolean isPublic(CategoryId category) {
    return tools.grades().apply(category).equals(scale.lowest());
  }

  /**
   * A resident id shown in part beside a birth date shown whole is the whole resident id but for
   * three digits, so the parts are judged together (GB/T 37964-2019, linkage of fields).
   */
  private Treatment tightenBesideBirthDate(Treatment settled, @Nullable CategoryId category) {
    boolean partialId =
        category != null && category.isWithin(RESIDENT_ID) && settled.kind() == Treatment.Kind.MASK;
    return partialId && birthDateShown ? Treatment.REDACT : settled;
  }

  /** Strictest of the labels that match; none lowers another. */
  private @Nullable FieldLabel labelAt(FieldPath path) {
    FieldLabel highest = null;
    for (Labelled candidate : labels) {
      if (candidate.pattern().matches(path)
          && (highest == null
              || scale.rank(candidate.label().level()) > scale.rank(highest.level()))) {
        highest = candidate.label();
      }
    }
    return highest;
  }

  private @Nullable CategoryId categoryByName(FieldPath path) {
    for (int i = path.steps().size() - 1; i >= 0; i--) {
      FieldPath.Step step = path.steps().get(i);
      if (step.kind() == FieldPath.Kind.MEMBER) {
        Optional<NameMatch> match = tools.classifier().matchName(step.name());
        return match.map(NameMatch::category).orElse(null);
      }
    }
    return null;
  }

  private Level levelOfUnlabelled(@Nullable CategoryId category) {
    return category == null
        ? defaultLevel
        : scale.max(defaultLevel, tools.grades().apply(category));
  }

  /** What happens to a span found in the text of a field. */
  Treatment treatmentOfFinding(CategoryId category) {
    Treatment strictest = null;
    for (var entry : found.entrySet()) {
      if (category.isWithin(entry.getKey())) {
        strictest = Strictest.of(strictest, entry.getValue());
      }
    }
    return strictest == null ? Treatment.REDACT : strictest;
  }

  /** Whether a member name belongs to a labelled path, a named one, or the dictionary. */
  boolean knowsName(FieldPath path) {
    if (path.steps().isEmpty()) {
      return true;
    }
    FieldPath.Step last = path.steps().get(path.steps().size() - 1);
    for (Labelled labelled : labels) {
      if (labelled.label().path().steps().contains(last)) {
        return true;
      }
    }
    return tools.classifier().matchName(last.name()).isPresent();
  }

  List<PlannedField> plannedFields() {
    List<PlannedField> fields = new ArrayList<>();
    for (Labelled labelled : labels) {
      FieldLabel label = labelled.label();
      fields.add(
          new PlannedField(
              label.path(),
              Optional.of(label.category()),
              label.level(),
              settle(label.path(), label.category(), label.level())));
    }
    fields.add(
        new PlannedField(
            FieldPath.parse("**"),
            Optional.empty(),
            defaultLevel,
            unnamed == null ? Treatment.REDACT : unnamed));
    return fields;
  }
}
