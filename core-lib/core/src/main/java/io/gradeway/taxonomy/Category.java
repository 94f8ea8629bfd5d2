package io.gradeway.taxonomy;

import io.gradeway.model.CategoryId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of data in a standard.
 *
 * @param id dotted path
 * @param nameEn English name
 * @param nameZh Chinese name
 * @param code the standard's own code, or empty
 * @param clause where the standard has it
 * @param impacts what harm its misuse does, by object
 * @param traits what floors hang on, for example {@code personal} and {@code sensitive}
 */
public record Category(
    CategoryId id,
    String nameEn,
    String nameZh,
    String code,
    String clause,
    List<Impact> impacts,
    Set<String> traits) {
  /**
   * Harm to an object.
   *
   * @param object id of an impact object, for example {@code PERSON_RIGHTS}
   * @param degree id of a degree of harm, for example {@code SERIOUS}
   */
  public record Impact(String object, String degree) {}

  public Category {
    impacts = List.copyOf(impacts);
    traits = Set.copyOf(traits);
    if (impacts.isEmpty()) {
      throw new IllegalArgumentException("category " + id + " states no impact");
    }
  }

  /** Whether the category is sensitive personal information (敏感个人信息) under the chosen rules. */
  public boolean isSensitive() {
    return traits.contains(SENSITIVE);
  }

  /** Whether it is personal information (个人信息). */
  public boolean isPersonal() {
    return traits.contains(PERSONAL);
  }

  /** Trait of sensitive personal information. */
  public static final String SENSITIVE = "sensitive";

  /** Trait of personal information. */
  public static final String PERSONAL = "personal";

  /** The category above, by id; it need not be listed in the taxonomy. */
  public Optional<CategoryId> parent() {
    int dot = id.value().lastIndexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(CategoryId.of(id.value().substring(0, dot)));
  }
}
