package io.gradeway.plan;

import io.gradeway.classification.Classifier;
import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import io.gradeway.protection.KeyRing;
import io.gradeway.taxonomy.LevelScale;
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
    Optional<KeyRing> keys) {}
