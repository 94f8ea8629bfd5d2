package io.gradeway.grading;

import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import io.gradeway.taxonomy.Aggregation;
import io.gradeway.taxonomy.Category;
import io.gradeway.taxonomy.Floor;
import io.gradeway.taxonomy.ImpactTable;
import io.gradeway.taxonomy.Rule;
import io.gradeway.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Grades by a taxonomy. Levels come from its data alone; more findings never lower a level, and a
 * category the taxonomy does not list gets its fallback level. Immutable and thread-safe.
 */
public final class Grader {
  private final Taxonomy taxonomy;
  private final Map<CategoryId, Grade> known = new ConcurrentHashMap<>();

  public Grader(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    for (Category category : taxonomy.categories()) {
      known.put(category.id(), grade(category.id(), GradingContext.NONE));
    }
  }

  public Taxonomy taxonomy() {
    return taxonomy;
  }

  /** Grade of one category with nothing else known. */
  public Grade grade(CategoryId category) {
    Grade grade = known.get(category);
    // Unlisted ids are not kept: they may come from anywhere and must not fill the memory.
    return grade == null ? grade(category, GradingContext.NONE) : grade;
  }

  /** Grade of one category in a context. */
  public Grade grade(CategoryId id, GradingContext context) {
    return taxonomy
        .category(id)
        .map(category -> grade(id, category, context))
        .orElseGet(() -> fallback(id, context));
  }

  /**
   * Grade of things that stand together, a record or a set: the highest of its parts (就高从严), raised
   * where many personal categories meet.
   *
   * @throws IllegalArgumentException when there is nothing to grade
   */
  public Grade together(Collection<CategoryId> categories, GradingContext context) {
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("there is no category to grade");
    }
    Set<CategoryId> distinct = new LinkedHashSet<>(categories);
    List<Grade> grades = new ArrayList<>();
    int personal = 0;
    for (CategoryId id : distinct) {
      grades.add(grade(id, context));
      personal += taxonomy.category(id).map(Category::isPersonal).orElse(false) ? 1 : 0;
    }
    Grade highest = max(grades);
    Aggregation aggregation = taxonomy.aggregation();
    if (personal >= aggregation.varietyMin()
        && !taxonomy.scale().isAtLeast(highest.level(), aggregation.varietyLevel())) {
      return raised(highest, aggregation.varietyLevel(), aggregation.variety());
    }
    return highest;
  }

  /**
   * The highest of several grades, with a reason that says so.
   *
   * @throws IllegalArgumentException when there is none, or one of another scheme
   */
  public Grade max(Collection<Grade> grades) {
    Grade highest = null;
    Set<Grade.Reason> duties = new LinkedHashSet<>();
    for (Grade grade : grades) {
      duties.addAll(grade.duties());
      if (highest == null
          || taxonomy.scale().rank(grade.level()) > taxonomy.scale().rank(highest.level())) {
        highest = grade;
      }
    }
    if (highest == null) {
      throw new IllegalArgumentException("there is no grade to compare");
    }
    List<Grade.Reason> reasons = new ArrayList<>(highest.reasons());
    if (grades.size() > 1) {
      reasons.add(reason(taxonomy.aggregation().set(), highest.level()));
    }
    return new Grade(highest.level(), reasons, List.copyOf(duties));
  }

  private Grade grade(CategoryId id, Category category, GradingContext context) {
    Grade grade = null;
    for (Category.Impact impact : category.impacts()) {
      Grade one = byImpact(category, impact);
      if (grade == null
          || taxonomy.scale().rank(one.level()) > taxonomy.scale().rank(grade.level())) {
        grade = one;
      }
    }
    Set<String> traits = new HashSet<>(category.traits());
    traits.addAll(context.traits());
    if (context.traits().contains("minor") && category.isPersonal()) {
      traits.add(Category.SENSITIVE);
    }
    if (grade == null) {
      return fallback(id, context);
    }
    for (Floor floor : taxonomy.floors()) {
      if (traits.contains(floor.trait())
          && !taxonomy.scale().isAtLeast(grade.level(), floor.level())) {
        grade = raised(grade, floor.level(), floor.rule());
      }
    }
    return withDuties(grade, category.isPersonal(), context);
  }

  private Grade byImpact(Category category, Category.Impact impact) {
    for (ImpactTable table : taxonomy.tables()) {
      Level level = table.level(impact).orElse(null);
      if (level != null) {
        String en =
            category.nameEn()
                + ": "
                + impact.object()
                + " x "
                + impact.degree()
                + " = "
                + level.id();
        String zh =
            category.nameZh()
                + "："
                + impact.object()
                + " × "
                + impact.degree()
                + " = "
                + level.id();
        return new Grade(
            level,
            List.of(
                new Grade.Reason(
                    table.rule().id(),
                    table.rule().clause(),
                    en + ". " + table.rule().en(),
                    zh + "。" + table.rule().zh())),
            List.of());
      }
    }
    throw new IllegalStateException("taxonomy lost a cell for " + category.id());
  }

  private Grade fallback(CategoryId id, GradingContext context) {
    Rule rule = taxonomy.fallback();
    Grade grade =
        new Grade(
            taxonomy.fallbackLevel(),
            List.of(
                new Grade.Reason(
                    rule.id(), rule.clause(), id + ": " + rule.en(), id + "：" + rule.zh())),
            List.of());
    return withDuties(grade, true, context);
  }

  private Grade withDuties(Grade grade, boolean personal, GradingContext context) {
    Aggregation aggregation = taxonomy.aggregation();
    if (!personal || context.persons() <= aggregation.scalePersonsOver()) {
      return grade;
    }
    Rule rule = aggregation.scale();
    return new Grade(
        grade.level(),
        grade.reasons(),
        List.of(new Grade.Reason(rule.id(), rule.clause(), rule.en(), rule.zh())));
  }

  private static Grade raised(Grade grade, Level level, Rule rule) {
    List<Grade.Reason> reasons = new ArrayList<>();
    reasons.add(reason(rule, level));
    reasons.addAll(grade.reasons());
    return new Grade(level, reasons, grade.duties());
  }

  private static Grade.Reason reason(Rule rule, Level level) {
    return new Grade.Reason(
        rule.id(), rule.clause(), rule.en() + " = " + level.id(), rule.zh() + " = " + level.id());
  }
}
