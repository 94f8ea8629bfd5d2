package io.gradeway.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Roots of ranges and proofs from stored leaf hashes and the inner nodes stored at every eighth
 * level: each hash of a proof costs one read of at most 255 rows a level.
 */
final class TreeProofs {
  /** Where stored hashes come from; both return exactly {@code count} hashes or fail. */
  interface Nodes {
    byte[][] leaves(long from, int count) throws SQLException;

    byte[][] nodes(int level, long from, int count) throws SQLException;
  }

  private final Nodes nodes;
  private final TreeHasher hasher = new TreeHasher();

  TreeProofs(Nodes nodes) {
    this.nodes = nodes;
  }

  Hash root(long size) throws SQLException {
    return size == 0 ? Hash.EMPTY_TREE : Hash.of(range(0, size));
  }

  /** {@code PATH(index, D[size])} of RFC 6962 §2.1.1. */
  InclusionProof inclusion(long index, long size) throws SQLException {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("entry " + index + " is not in a tree of " + size);
    }
    List<Hash> path = new ArrayList<>();
    inclusion(index, 0, size, path);
    return new InclusionProof(index, size, path);
  }

  private void inclusion(long index, long from, long to, List<Hash> path) throws SQLException {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      inclusion(index, from, middle, path);
      path.add(Hash.of(range(middle, to)));
    } else {
      inclusion(index, middle, to, path);
      path.add(Hash.of(range(from, middle)));
    }
  }

  /** {@code PROOF(from, D[to])} of RFC 6962 §2.1.2. */
  ConsistencyProof consistency(long from, long to) throws SQLException {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("no tree of " + to + " grew out of one of " + from);
    }
    List<Hash> path = new ArrayList<>();
    if (from > 0 && from < to) {
      consistency(from, 0, to, true, path);
    }
    return new ConsistencyProof(from, to, path);
  }

  private void consistency(long size, long from, long to, boolean known, List<Hash> path)
      throws SQLException {
    if (from + size == to) {
      if (!known) {
        path.add(Hash.of(range(from, to)));
      }
      return;
    }
    long left = split(to - from);
    if (size <= left) {
      consistency(size, from, from + left, known, path);
      path.add(Hash.of(range(from + left, to)));
    } else {
      consistency(size - left, from + left, to, false, path);
      path.add(Hash.of(range(from, from + left)));
    }
  }

  /** Largest power of two below n. */
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }

  private byte[] range(long from, long to) throws SQLException {
    long count = to - from;
    if (Long.bitCount(count) > 1) {
      long left = split(count);
      return hasher.node(range(from, from + left), range(from + left, to));
    }
    int level = Long.numberOfTrailingZeros(count);
    int stored = level - level % RightEdge.STORED_LEVELS;
    int width = 1 << (level - stored);
    return hasher.fold(
        stored == 0 ? nodes.leaves(from, width) : nodes.nodes(stored, from >> stored, width));
  }
}
