package io.gradeway.classification;

import io.gradeway.model.CategoryId;
import java.util.List;

/**
 * What is fixed about a detector.
 *
 * @param id short id, lower-case with dashes, unique among all packs; it appears in findings and
 *     audits
 * @param category what its hits are
 * @param contextWords words that raise the confidence of a hit near by
 * @param triggers where it wants to be asked
 */
public record DetectorProfile(
    String id, CategoryId category, ContextWords contextWords, List<Trigger> triggers) {
  public DetectorProfile {
    triggers = List.copyOf(triggers);
    if (triggers.isEmpty()) {
      throw new IllegalArgumentException("detector " + id + " has no trigger: it would never run");
    }
  }

  /** As the record, for literals in code. */
  public static DetectorProfile of(
      String id, String category, ContextWords contextWords, Trigger... triggers) {
    return new DetectorProfile(id, CategoryId.of(category), contextWords, List.of(triggers));
  }
}
