package io.gradeway.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The growing side of the tree: the roots of the perfect subtrees a tree of this size consists of,
 * one for each bit of the size. All that is needed to append and to know the root. Not thread-safe.
 */
final class RightEdge {
  /**
   * Inner nodes are stored at every eighth level; the rest is recomputed from at most 255 others.
   */
  static final int STORED_LEVELS = 8;

  private static final int LEVELS_MAX = 62;

  /** Receives complete inner nodes at stored levels. */
  interface NodeSink<E extends Exception> {
    void accept(int level, long index, byte[] hash) throws E;
  }

  private final TreeHasher hasher = new TreeHasher();
  private final byte[] @Nullable [] peaks;
  private long size;

  RightEdge() {
    this(0, new byte[LEVELS_MAX][]);
  }

  private RightEdge(long size, byte[] @Nullable [] peaks) {
    this.size = size;
    this.peaks = peaks;
  }

  /** Reads what {@link #toByteArray} wrote. */
  static RightEdge parse(long size, byte[] bytes) {
    if (size < 0 || bytes.length != Long.bitCount(size) * Hash.BYTES) {
      throw new LedgerCorrupt(
          "the stored right edge has "
              + bytes.length
              + " bytes, a tree of "
              + size
              + " entries needs "
              + Long.bitCount(size) * Hash.BYTES);
    }
    RightEdge edge = new RightEdge();
    edge.size = size;
    int at = 0;
    for (int level = LEVELS_MAX - 1; level >= 0; level--) {
      if ((size >>> level & 1) == 1) {
        edge.peaks[level] = Arrays.copyOfRange(bytes, at, at + Hash.BYTES);
        at += Hash.BYTES;
      }
    }
    return edge;
  }

  RightEdge copy() {
    return new RightEdge(size, peaks.clone());
  }

  long size() {
    return size;
  }

  <E extends Exception> void append(byte[] leaf, NodeSink<E> sink) throws E {
    byte[] node = leaf;
    int level = 0;
    long index = size;
    while ((index & 1) == 1) {
      node = hasher.node(peak(level), node);
      peaks[level] = null;
      level++;
      index >>= 1;
      if (level % STORED_LEVELS == 0) {
        sink.accept(level, index, node);
      }
    }
    peaks[level] = node;
    size++;
  }

  /** Root of the whole tree, RFC 6962 §2.1. */
  byte[] root() {
    byte[] root = null;
    for (int level = 0; level < LEVELS_MAX; level++) {
      if ((size >>> level & 1) == 1) {
        root = root == null ? peak(level) : hasher.node(peak(level), root);
      }
    }
    return root == null ? hasher.empty() : root;
  }

  /** The peaks, highest first. */
  byte[] toByteArray() {
    byte[] bytes = new byte[Long.bitCount(size) * Hash.BYTES];
    int at = 0;
    for (int level = LEVELS_MAX - 1; level >= 0; level--) {
      if ((size >>> level & 1) == 1) {
        System.arraycopy(peak(level), 0, bytes, at, Hash.BYTES);
        at += Hash.BYTES;
      }
    }
    return bytes;
  }

  private byte[] peak(int level) {
    byte[] peak = peaks[level];
    if (peak == null) {
      throw new IllegalStateException("no peak at level " + level + " of " + size + " entries");
    }
    return peak;
  }
}
