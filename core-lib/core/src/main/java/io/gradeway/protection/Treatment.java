package io.gradeway.protection;

/**
 * What is done to a value.
 *
 * @param kind family of the treatment
 * @param name which one: a mask's or a key's name, empty for {@code CLEAR}, {@code REDACT} and
 *     {@code DROP}
 */
public record Treatment(Kind kind, String name) {
  /** Families, weakest first: the order settles which of several treatments wins. */
  public enum Kind {
    /** Released as it is; free text is still scanned for what does not belong there. */
    CLEAR,
    /** Partly hidden by the named mask. */
    MASK,
    /** Replaced by a keyed pseudonym under the named key. */
    PSEUDONYM,
    /** Encrypted under the named key. */
    CIPHER,
    /** Wholly replaced. */
    REDACT,
    /** Taken out. */
    DROP
  }

  public static final Treatment CLEAR = new Treatment(Kind.CLEAR, "");
  public static final Treatment REDACT = new Treatment(Kind.REDACT, "");
  public static final Treatment DROP = new Treatment(Kind.DROP, "");

  /** Partly hidden by the mask of this id. */
  public static Treatment mask(String id) {
    return new Treatment(Kind.MASK, id);
  }
}
