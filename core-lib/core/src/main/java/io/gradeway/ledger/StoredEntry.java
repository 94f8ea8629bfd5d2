package io.gradeway.ledger;

/** An entry as it is stored. */
public final class StoredEntry {
  private final long index;
  private final byte[] bytes;
  private final byte[] leaf;

  StoredEntry(long index, byte[] bytes, byte[] leaf) {
    this.index = index;
    this.bytes = bytes;
    this.leaf = leaf;
  }

  /** Position in the log, from 0. */
  public long index() {
    return index;
  }

  /** A copy of the public bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The stored leaf hash. */
  public Hash leaf() {
    return Hash.of(leaf);
  }

  byte[] sharedBytes() {
    return bytes;
  }

  byte[] sharedLeaf() {
    return leaf;
  }
}
