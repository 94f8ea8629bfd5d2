package io.gradeway.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real tree over memory instead of a file. */
final class MemoryTree implements TreeProofs.Nodes {
  private final List<byte[]> leaves = new ArrayList<>();
  private final Map<Integer, List<byte[]>> stored = new HashMap<>();
  private final RightEdge edge = new RightEdge();

  void append(byte[] entry) {
    byte[] leaf = Hash.ofLeaf(entry).toByteArray();
    leaves.add(leaf);
    edge.append(
        leaf,
        (level, index, hash) -> {
          List<byte[]> row = stored.computeIfAbsent(level, l -> new ArrayList<>());
          if (row.size() != index) {
            throw new AssertionError("node " + index + " of level " + level + " out of order");
          }
          row.add(hash);
        });
  }

  RightEdge edge() {
    return edge;
  }

  TreeProofs proofs() {
    return new TreeProofs(this);
  }

  @Override
  public byte[][] leaves(long from, int count) {
    return slice(leaves, from, count);
  }

  @Override
  public byte[][] nodes(int level, long from, int count) {
    return slice(stored.getOrDefault(level, List.of()), from, count);
  }

  private static byte[][] slice(List<byte[]> row, long from, int count) {
    byte[][] hashes = row.subList((int) from, (int) from + count).toArray(byte[][]::new);
    return Arrays.copyOf(hashes, count);
  }
}
