package io.gradeway.model;

/**
 * A rung of a level scale. Levels of different schemes do not compare; a {@code
 * io.gradeway.taxonomy.LevelScale} orders the levels of one scheme.
 *
 * @param scheme taxonomy that defines the level, for example {@code gbt-43697-2024}
 * @param id name of the rung in that scheme, for example {@code G3}
 */
public record Level(String scheme, String id) {
  public Level {
    if (scheme.isBlank() || id.isBlank()) {
      throw new IllegalArgumentException("a level needs a scheme and an id");
    }
  }

  @Override
  public String toString() {
    return scheme + ":" + id;
  }
}
