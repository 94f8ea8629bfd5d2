package io.gradeway.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two hash functions of RFC 6962 §2.1 over one reused digest. Not thread-safe. */
final class TreeHasher {
  private final MessageDigest sha256;

  TreeHasher() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  byte[] empty() {
    return sha256.digest();
  }

  byte[] leaf(byte[] entry) {
    sha256.update((byte) 0);
    return sha256.digest(entry);
  }

  byte[] node(byte[] left, byte[] right) {
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }

  /** Root of a perfect subtree from its children; the list's length is a power of two. */
  byte[] fold(byte[][] children) {
    byte[][] row = children;
    while (row.length > 1) {
      byte[][] above = new byte[row.length / 2][];
      for (int i = 0; i < above.length; i++) {
        above[i] = node(row[2 * i], row[2 * i + 1]);
      }
      row = above;
    }
    return row[0];
  }
}
