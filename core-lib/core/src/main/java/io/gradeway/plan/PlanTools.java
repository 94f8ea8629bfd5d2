package io.gradeway.plan;

import io.gradeway.classification.Classifier;
import io.gradeway.grading.Grader;
import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import io.gradeway.protection.KeyRing;
import io.gradeway.taxonomy.LevelScale;
import io.gradeway.taxonomy.Taxonomy;
import java.util.Optional;
import java.util.function.Function;

/**
 * What plans are made with. Thread-safe when its parts are.
 *
 * @param classifier finds what fields and texts hold
 * @param scale orders the levels
 * @param grades grade of a category
 * @param keys keys for pseudonyms and ciphers; without it, plans that need one are refused
 */
public record PlanTools(
    Classifier classifier,
    LevelScale scale,
    Function<CategoryId, Level> grades,
    Optional<KeyRing> keys) {

  /** Tools that grade by a taxonomy and have no keys: enough for masks. */
  public static PlanTools of(Classifier classifier, Taxonomy taxonomy) {
    Grader grader = new Grader(taxonomy);
    return new PlanTools(
        classifier, taxonomy.scale(), category -> grader.grade(category).level(), Optional.empty());
  }

  /** The same tools with keys. */
  public PlanTools withKeys(Optional<KeyRing> ring) {
    return new PlanTools(classifier, scale, grades, ring);
  }
}
