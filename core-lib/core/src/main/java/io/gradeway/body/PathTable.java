package io.gradeway.body;

import io.gradeway.model.FieldPath;

/**
 * The distinct paths of the bodies seen, as small integers: array indices are left out, so that all
 * elements of an array share a path. Lets an editor decide once for a path and remember the answer
 * in an array. Lives longer than a body; not thread-safe.
 */
public sealed interface PathTable permits SharedPaths, BodyPaths {
  /** The body itself. */
  int ROOT = 0;

  /** An empty table that keeps at most {@link BodyLimits#pathsMax} paths. */
  static PathTable create(BodyLimits limits) {
    return new SharedPaths(limits.pathsMax());
  }

  /** Path of the enclosing object or array, -1 for {@link #ROOT}. */
  int parent(int path);

  /** Whether the last step is an array element, not a member. */
  boolean isElement(int path);

  /** Member name of the last step after unescaping, UTF-8; empty for elements and the root. */
  byte[] name(int path);

  /** Number of paths known: valid paths are {@code 0 .. size-1}. */
  int size();

  /**
   * Paths from this one on are kept for the current record only and will be given to other paths
   * later; remember nothing about them beyond the record.
   */
  int lasting();

  /** The path in words. */
  FieldPath toFieldPath(int path);
}
