package io.gradeway.gateway.config;

import io.gradeway.classifiers.Taxonomies;
import io.gradeway.grading.Grader;
import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import io.gradeway.taxonomy.Category;
import io.gradeway.taxonomy.LevelScale;
import io.gradeway.taxonomy.Taxonomy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the catalogue needs of a taxonomy.
 *
 * @param scale its levels
 * @param categories those it lists, for suggestions
 * @param grade the level it gives a category; empty for one it neither lists nor lists an ancestor
 *     of
 */
record Standard(
    LevelScale scale, Set<CategoryId> categories, Function<CategoryId, Optional<Level>> grade) {
  private static final LevelScale NO_SCALE = LevelScale.of("unknown", List.of("unknown"));

  /** Stands in for a taxonomy that was not found, which is reported elsewhere: accepts anything. */
  static final Standard UNKNOWN = new Standard(NO_SCALE, Set.of(), category -> Optional.empty());

  /**
   * The taxonomy with this id, as the classifiers' data defines it.
   *
   * @throws IllegalArgumentException listing the known ids
   */
  static Standard load(String id) {
    if (!Taxonomies.ids().contains(id)) {
      throw new IllegalArgumentException(
          "no such taxonomy; " + Problems.suggestion(id, Taxonomies.ids()));
    }
    Taxonomy taxonomy = Taxonomies.load(id);
    Grader grader = new Grader(taxonomy);
    Set<CategoryId> listed =
        taxonomy.categories().stream().map(Category::id).collect(Collectors.toUnmodifiableSet());
    return new Standard(
        taxonomy.scale(),
        listed,
        category ->
            taxonomy.category(category).isPresent()
                ? Optional.of(grader.grade(category).level())
                : Optional.empty());
  }

  private boolean unknown() {
    return scale.equals(NO_SCALE);
  }

  /** Reads the id of a level. */
  Level level(String id) {
    if (unknown()) {
      return scale.lowest();
    }
    return scale.levels().stream()
        .filter(level -> level.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "not a level of "
                        + scale.scheme()
                        + "; "
                        + Problems.suggestion(
                            id, scale.levels().stream().map(Level::id).toList())));
  }

  /** Reads the id of a category. */
  CategoryId category(String id) {
    CategoryId category = CategoryId.of(id);
    if (!unknown() && grade.apply(category).isEmpty()) {
      throw new IllegalArgumentException(noSuchCategory(id));
    }
    return category;
  }

  /**
   * Reads the id of a category that the taxonomy lists, or of one above such. One below, which may
   * label a field, would never be met elsewhere.
   */
  CategoryId listedCategory(String id) {
    CategoryId category = CategoryId.of(id);
    if (!unknown() && categories.stream().noneMatch(listed -> listed.isWithin(category))) {
      throw new IllegalArgumentException(noSuchCategory(id));
    }
    return category;
  }

  private String noSuchCategory(String id) {
    return "not a category of "
        + scale.scheme()
        + "; "
        + Problems.suggestion(id, categories.stream().map(CategoryId::value).toList());
  }

  /** Reads the id of a level at which unlabelled fields may be treated: never the lowest. */
  Level defaultLevel(String id) {
    Level level = level(id);
    if (!unknown() && level.equals(scale.lowest())) {
      throw new IllegalArgumentException(
          "is the lowest level, and an unlabelled field is never public; write a higher one");
    }
    return level;
  }
}
