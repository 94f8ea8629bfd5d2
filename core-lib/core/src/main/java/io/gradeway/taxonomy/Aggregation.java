package io.gradeway.taxonomy;

import io.gradeway.model.Level;

/**
 * A rule for things graded together.
 *
 * @param set everything together takes the highest level of its parts
 * @param variety many personal categories about one person are treated as sensitive together
 * @param varietyMin from how many distinct personal categories {@code variety} holds
 * @param varietyLevel its level
 * @param scale from how many persons the duties of important data apply
 * @param scalePersonsOver more than this many persons
 */
public record Aggregation(
    Rule set,
    Rule variety,
    int varietyMin,
    Level varietyLevel,
    Rule scale,
    long scalePersonsOver) {}
