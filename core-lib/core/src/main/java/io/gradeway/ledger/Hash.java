package io.gradeway.ledger;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * A SHA-256 hash of the tree of RFC 6962 §2.1. Immutable.
 *
 * <p>Leaves and inner nodes are hashed under different prefixes (0x00 and 0x01), so that neither
 * can be passed off as the other.
 */
public final class Hash {
  /** Length of a hash. */
  public static final int BYTES = 32;

  /** Root of the tree without entries: the hash of nothing. */
  public static final Hash EMPTY_TREE = new Hash(new TreeHasher().empty());

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash held in these 32 bytes, which are copied. */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, these are " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /** Hash of an entry: {@code SHA-256(0x00 ‖ entry)}. */
  public static Hash ofLeaf(byte[] entry) {
    return new Hash(new TreeHasher().leaf(entry));
  }

  /** Hash of an inner node: {@code SHA-256(0x01 ‖ left ‖ right)}. */
  public static Hash ofNode(Hash left, Hash right) {
    return new Hash(new TreeHasher().node(left.bytes, right.bytes));
  }

  /**
   * Reads standard base64 with padding; no other spelling of the same bytes is accepted.
   *
   * @throws IllegalArgumentException when the text is not exactly that
   */
  public static Hash parse(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
      throw new IllegalArgumentException("a hash is written in canonical, padded base64");
    }
    return of(bytes);
  }

  public byte[] toByteArray() {
    return bytes.clone();
  }

  public String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return toBase64();
  }
}
