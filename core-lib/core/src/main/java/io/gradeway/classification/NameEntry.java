package io.gradeway.classification;

import io.gradeway.model.CategoryId;
import io.gradeway.model.Confidence;
import java.util.Optional;

/**
 * A field name of a dictionary.
 *
 * @param phrase words in lower case divided by single spaces ({@code id card no}), or Chinese text
 * @param category what the field holds; empty for a name that looks like personal data and is not
 * @param confidence how sure the name alone makes
 */
public record NameEntry(String phrase, Optional<CategoryId> category, Confidence confidence) {
  public NameEntry {
    if (phrase.isBlank()) {
      throw new IllegalArgumentException("a name entry needs a phrase");
    }
  }
}
