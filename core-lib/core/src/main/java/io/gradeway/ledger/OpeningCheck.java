package io.gradeway.ledger;

import java.util.Arrays;
import java.util.List;

/**
 * What a ledger must prove before it is written to: a bounded look at its right edge and at every
 * checkpoint known of it. The whole is checked by {@link LedgerVerifier}.
 */
final class OpeningCheck {
  /** Entries at the end whose bytes are hashed again. */
  private static final int TAIL = 512;

  private OpeningCheck() {}

  static RightEdge edge(LedgerReader reader, List<Checkpoint> known) {
    RightEdge edge = reader.edge();
    long last = reader.headAndLast()[1];
    if (last != edge.size() - 1) {
      throw new LedgerCorrupt(
          "the head counts " + edge.size() + " entries, the last one stored is " + last);
    }
    if (!Hash.of(edge.root()).equals(reader.root(edge.size()))) {
      throw new LedgerCorrupt("the head's root is not the root of the stored entries");
    }
    checkTail(reader, edge.size());
    for (Checkpoint checkpoint : known) {
      checkContained(reader, edge.size(), checkpoint);
    }
    return edge;
  }

  private static void checkTail(LedgerReader reader, long size) {
    TreeHasher hasher = new TreeHasher();
    long expected = Math.max(0, size - TAIL);
    for (StoredEntry entry : reader.read(expected, TAIL)) {
      if (entry.index() != expected++
          || !Arrays.equals(hasher.leaf(entry.sharedBytes()), entry.sharedLeaf())) {
        throw new LedgerCorrupt("entry " + (expected - 1) + " is missing or was changed");
      }
    }
    if (expected != size) {
      throw new LedgerCorrupt("entry " + expected + " is missing");
    }
  }

  private static void checkContained(LedgerReader reader, long size, Checkpoint checkpoint) {
    if (!checkpoint.origin().equals(reader.origin())) {
      throw new LedgerCorrupt(
          "a checkpoint of log " + checkpoint.origin() + " was given for log " + reader.origin());
    }
    if (checkpoint.size() > size) {
      throw new LedgerCorrupt(
          "a kept checkpoint counts "
              + checkpoint.size()
              + " entries, the store holds "
              + size
              + ": entries are missing, or an old copy of the file was put back");
    }
    if (!checkpoint.root().equals(reader.root(checkpoint.size()))) {
      throw new LedgerCorrupt(
          "the first " + checkpoint.size() + " entries are not those of a kept checkpoint");
    }
  }
}
