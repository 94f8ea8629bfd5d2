package io.gradeway.ledger;

/** What {@link LedgerVerifier} found. */
public sealed interface Verification {
  /**
   * Everything fits, and the first entries are those an outside checkpoint knows.
   *
   * @param size entries checked
   * @param witnessed entries that the outside checkpoint covers; later ones are only consistent in
   *     themselves
   */
  record Verified(long size, long witnessed) implements Verification {}

  /**
   * Everything fits together, but nobody outside was asked: whoever holds the signing key could
   * have rewritten all of it.
   *
   * @param size entries checked
   */
  record InternallyConsistent(long size) implements Verification {}

  /**
   * The ledger is not what it was.
   *
   * @param firstBadIndex first entry that may be wrong; all before it were proved
   * @param finding what does not fit, in English
   */
  record Tampered(long firstBadIndex, String finding) implements Verification {}
}
