package io.gradeway.decision;

/**
 * Which policy answered.
 *
 * @param value revision of the bundle, as its manifest states it
 */
public record PolicyRevision(String value) {
  /** Stands for "no policy could answer". */
  public static final PolicyRevision NONE = new PolicyRevision("none");

  @Override
  public String toString() {
    return value;
  }
}
