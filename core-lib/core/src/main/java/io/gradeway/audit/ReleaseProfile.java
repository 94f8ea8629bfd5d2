package io.gradeway.audit;

import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import io.gradeway.protection.Treatment;
import java.util.List;
import java.util.Optional;

/**
 * What a release does to which field. Stored once and referred to by its id.
 *
 * @param entries sorted by path
 */
public record ReleaseProfile(List<Entry> entries) {
  /**
   * One field of the profile.
   *
   * @param path path with array indices left out
   * @param category what it is labelled or was found to be
   * @param level how it is graded
   * @param treatment what is done to it
   */
  public record Entry(
      String path, Optional<CategoryId> category, Level level, Treatment treatment) {}

  public ReleaseProfile {
    entries = List.copyOf(entries);
  }
}
