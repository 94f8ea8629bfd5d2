package io.gradeway.audit;

import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import io.gradeway.protection.Treatment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a release does to which field. Stored once and referred to by its id. Make one for a plan
 * and keep it: its stored form is computed once. Immutable and thread-safe.
 */
public final class ReleaseProfile {
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

  private final List<Entry> entries;
  // Computed at most once a thread that races; always the same.
  private volatile @Nullable ProfileForm form;

  /**
   * A profile.
   *
   * @param entries sorted by path
   */
  public ReleaseProfile(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The fields, sorted by path. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * The profile as the ledger holds it.
   *
   * @throws IllegalArgumentException when it cannot be written down
   */
  ProfileForm form() {
    ProfileForm known = form;
    if (known == null) {
      known = ProfileForm.of(this);
      form = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReleaseProfile that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return "ReleaseProfile" + entries;
  }
}
