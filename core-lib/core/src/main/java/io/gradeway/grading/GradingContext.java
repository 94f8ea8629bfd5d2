package io.gradeway.grading;

import java.util.Set;

/**
 * What is known of data beside its category.
 *
 * @param persons number of persons it is about; 0 when not known
 * @param traits what the data's use adds: {@code deidentified}, {@code employee}, {@code
 *     conditionally-shared}, {@code not-shared}, {@code minor}
 */
public record GradingContext(long persons, Set<String> traits) {
  /** Nothing known. */
  public static final GradingContext NONE = new GradingContext(0, Set.of());

  public GradingContext {
    traits = Set.copyOf(traits);
    if (persons < 0) {
      throw new IllegalArgumentException("a number of persons cannot be negative");
    }
  }

  public static GradingContext persons(long persons) {
    return new GradingContext(persons, Set.of());
  }
}
