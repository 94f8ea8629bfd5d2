package io.gradeway.model;

/** How well a statement about a caller is founded. */
public enum Assurance {
  /** Covered by a verified signature or certificate. */
  SIGNED,
  /** Said by the caller, not proved. */
  ASSERTED
}
