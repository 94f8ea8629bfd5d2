package io.gradeway.classification;

import java.util.List;

/**
 * Detectors and words that belong together, found through {@link java.util.ServiceLoader}. Packs,
 * not single detectors, are registered.
 */
public interface DetectorPack {
  /** In order of preference where nothing else decides between overlapping hits. */
  List<Detector> detectors();

  /** Field names that tell a category. */
  default List<NameEntry> names() {
    return List.of();
  }

  /** Judges of whole values, for columns. */
  default List<ValueTest> valueTests() {
    return List.of();
  }
}
