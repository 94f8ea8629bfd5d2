package io.gradeway.taxonomy;

import io.gradeway.model.Level;

/**
 * A least level for categories with a trait.
 *
 * @param rule the floor's rule
 * @param trait trait that a category must have
 * @param level the least level
 */
public record Floor(Rule rule, String trait, Level level) {}
