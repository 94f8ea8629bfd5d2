package io.gradeway.classification;

import io.gradeway.model.CategoryId;
import io.gradeway.model.Confidence;
import io.gradeway.model.Span;

/**
 * One hit in a text.
 *
 * @param category what was found
 * @param span where, in UTF-16 code units
 * @param confidence how sure
 * @param detector id of the detector that found it
 */
public record Finding(CategoryId category, Span span, Confidence confidence, String detector) {}
