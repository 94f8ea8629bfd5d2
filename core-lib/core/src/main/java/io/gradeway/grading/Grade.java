package io.gradeway.grading;

import io.gradeway.model.Level;
import java.util.List;

/**
 * A level with its reasons.
 *
 * @param level the level
 * @param reasons steps that led to it, the decisive one first
 * @param duties duties beyond the level that a person has to confirm, for example those of
 *     important data for a very large number of persons
 */
public record Grade(Level level, List<Reason> reasons, List<Reason> duties) {
  /**
   * One step.
   *
   * @param rule id of the rule in the taxonomy
   * @param clause clause of the standard or law
   * @param en sentence in English
   * @param zh sentence in Chinese
   */
  public record Reason(String rule, String clause, String en, String zh) {}

  public Grade {
    reasons = List.copyOf(reasons);
    duties = List.copyOf(duties);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a grade needs a reason");
    }
  }

  /** Whether a person has to confirm duties before the data is used. */
  public boolean needsConfirmation() {
    return !duties.isEmpty();
  }
}
