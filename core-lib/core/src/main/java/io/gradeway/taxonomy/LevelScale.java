package io.gradeway.taxonomy;

import io.gradeway.model.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rungs of one scheme in order.
 *
 * @param scheme id of the taxonomy
 * @param levels lowest first
 */
public record LevelScale(String scheme, List<Level> levels) {
  public LevelScale {
    levels = List.copyOf(levels);
    Map<String, Level> byId = new HashMap<>();
    for (Level level : levels) {
      if (!level.scheme().equals(scheme) || byId.put(level.id(), level) != null) {
        throw new IllegalArgumentException("level " + level + " does not fit scale " + scheme);
      }
    }
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("scale " + scheme + " has no level");
    }
  }

  /** A scale from the ids of its rungs, lowest first. */
  public static LevelScale of(String scheme, List<String> ids) {
    return new LevelScale(scheme, ids.stream().map(id -> new Level(scheme, id)).toList());
  }

  /**
   * The level with this id.
   *
   * @throws IllegalArgumentException listing the known ids
   */
  public Level level(String id) {
    return levels.stream()
        .filter(level -> level.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "level \"" + id + "\" is not known in " + scheme + "; known: " + ids()));
  }

  /**
   * Position of a level, 0 for the lowest.
   *
   * @throws IllegalArgumentException for a level of another scheme
   */
  public int rank(Level level) {
    int rank = levels.indexOf(level);
    if (rank < 0) {
      throw new IllegalArgumentException(level + " is not a level of " + scheme);
    }
    return rank;
  }

  public boolean isAtLeast(Level level, Level bound) {
    return rank(level) >= rank(bound);
  }

  public Level max(Level a, Level b) {
    return rank(a) >= rank(b) ? a : b;
  }

  public Level lowest() {
    return levels.get(0);
  }

  public Level highest() {
    return levels.get(levels.size() - 1);
  }

  private List<String> ids() {
    return levels.stream().map(Level::id).toList();
  }
}
