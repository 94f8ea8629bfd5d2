package io.gradeway.taxonomy;

import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A classification standard: its categories, its levels, and how one leads to the other. Immutable;
 * checked when made, with everything that is wrong said at once.
 */
public final class Taxonomy {
  private final String id;
  private final String title;
  private final LevelScale scale;
  private final Map<CategoryId, Category> categories = new TreeMap<>();
  private final List<ImpactTable> tables;
  private final List<Floor> floors;
  private final List<Rule> derived;
  private final Aggregation aggregation;
  private final Rule fallback;
  private final Level fallbackLevel;

  /**
   * The parts of a taxonomy.
   *
   * @param id for example {@code gbt-43697-2024}
   * @param title number and name of the standard with its edition
   * @param scale its levels
   * @param categories its kinds of data
   * @param tables asked in order for the level of an impact
   * @param floors least levels
   * @param aggregation how a record or set is graded
   * @param derived rules for derived data, for people to apply
   * @param fallback rule for categories that are not listed
   * @param fallbackLevel level of these
   */
  public record Parts(
      String id,
      String title,
      LevelScale scale,
      Collection<Category> categories,
      List<ImpactTable> tables,
      List<Floor> floors,
      Aggregation aggregation,
      List<Rule> derived,
      Rule fallback,
      Level fallbackLevel) {}

  private Taxonomy(Parts parts) {
    id = parts.id();
    title = parts.title();
    scale = parts.scale();
    tables = List.copyOf(parts.tables());
    floors = List.copyOf(parts.floors());
    derived = List.copyOf(parts.derived());
    aggregation = parts.aggregation();
    fallback = parts.fallback();
    fallbackLevel = parts.fallbackLevel();
    for (Category category : parts.categories()) {
      categories.put(category.id(), category);
    }
  }

  /**
   * Puts a taxonomy together.
   *
   * @throws IllegalArgumentException listing everything that is wrong
   */
  public static Taxonomy of(Parts parts) {
    List<String> problems = problems(parts);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "taxonomy " + parts.id() + " is broken:\n  " + String.join("\n  ", problems));
    }
    return new Taxonomy(parts);
  }

  private static List<String> problems(Parts parts) {
    List<String> problems = new ArrayList<>();
    Map<CategoryId, Category> seen = new TreeMap<>();
    for (Category category : parts.categories()) {
      if (seen.put(category.id(), category) != null) {
        problems.add("category " + category.id() + " is listed twice");
      }
      for (Category.Impact impact : category.impacts()) {
        if (parts.tables().stream().noneMatch(table -> table.level(impact).isPresent())) {
          problems.add(
              category.id() + ": no table has a cell " + impact.object() + " x " + impact.degree());
        }
      }
    }
    Set<Level> known = Set.copyOf(parts.scale().levels());
    for (ImpactTable table : parts.tables()) {
      table.cells().values().stream()
          .flatMap(row -> row.values().stream())
          .filter(level -> !known.contains(level))
          .forEach(
              level -> problems.add(table.rule().id() + ": " + level + " is not on the scale"));
    }
    for (Floor floor : parts.floors()) {
      if (parts.categories().stream().noneMatch(c -> c.traits().contains(floor.trait()))
          && !CONTEXT_TRAITS.contains(floor.trait())) {
        problems.add(floor.rule().id() + ": no category has the trait " + floor.trait());
      }
    }
    return problems;
  }

  /** Traits that a grading context may add to a category. */
  public static final Set<String> CONTEXT_TRAITS =
      Set.of("deidentified", "employee", "conditionally-shared", "not-shared", "minor");

  public String id() {
    return id;
  }

  /** Number and name of the standard. */
  public String title() {
    return title;
  }

  public LevelScale scale() {
    return scale;
  }

  /** All categories in order of their ids. */
  public Collection<Category> categories() {
    return Collections.unmodifiableCollection(categories.values());
  }

  /** The category with this id, or else its nearest listed ancestor. */
  public Optional<Category> category(CategoryId wanted) {
    Category found = categories.get(wanted);
    String path = wanted.value();
    while (found == null && path.lastIndexOf('.') > 0) {
      path = path.substring(0, path.lastIndexOf('.'));
      found = categories.get(CategoryId.of(path));
    }
    return Optional.ofNullable(found);
  }

  public List<ImpactTable> tables() {
    return tables;
  }

  public List<Floor> floors() {
    return floors;
  }

  /** Rules for masked, labelled, statistical and fused data; people apply them. */
  public List<Rule> derived() {
    return derived;
  }

  public Aggregation aggregation() {
    return aggregation;
  }

  /** Rule for categories that are not listed. */
  public Rule fallback() {
    return fallback;
  }

  /** Level of categories that are not listed. */
  public Level fallbackLevel() {
    return fallbackLevel;
  }

  @Override
  public String toString() {
    return "Taxonomy[" + id + "]";
  }
}
