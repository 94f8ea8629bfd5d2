package io.gradeway.taxonomy;

/**
 * What stands behind a step of grading.
 *
 * @param id for machines
 * @param clause where the standard or law has it
 * @param source how the fact is known: a source's short name, {@code mem} for from memory and to be
 *     verified, {@code our} for our own proposal
 * @param en the rule in English
 * @param zh the rule in Chinese
 */
public record Rule(String id, String clause, String source, String en, String zh) {
  public Rule {
    if (id.isBlank() || clause.isBlank() || source.isBlank() || en.isBlank() || zh.isBlank()) {
      throw new IllegalArgumentException(
          "rule \"" + id + "\" needs id, clause, source and its text in English and Chinese");
    }
  }
}
