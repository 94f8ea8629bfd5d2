package io.gradeway.classification;

import io.gradeway.model.CategoryId;
import io.gradeway.model.Confidence;

/**
 * What a field name tells.
 *
 * @param category what the field should hold
 * @param confidence how sure
 * @param entry the dictionary entry that matched
 */
public record NameMatch(CategoryId category, Confidence confidence, String entry) {}
