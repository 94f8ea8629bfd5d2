package io.gradeway.classification;

import io.gradeway.model.CategoryId;
import io.gradeway.model.Confidence;
import java.util.List;
import java.util.Optional;

/**
 * What a column holds, with the reasons. No category means unsure: a person has to look, and until
 * then the column is unlabelled, never public.
 *
 * @param category what it holds, or empty when unsure
 * @param confidence how sure of that answer
 * @param reasons why, most important first; no values
 */
public record Classification(
    Optional<CategoryId> category, Confidence confidence, List<Reason> reasons) {
  /**
   * One piece of evidence.
   *
   * @param source id of the detector, value test or dictionary entry
   * @param message what was seen, in English, without values
   */
  public record Reason(String source, String message) {}

  public Classification {
    reasons = List.copyOf(reasons);
  }

  public boolean isUnsure() {
    return category.isEmpty();
  }
}
