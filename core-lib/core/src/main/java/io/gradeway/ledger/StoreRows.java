package io.gradeway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The writer's statements, prepared once for a connection and closed with it. Rows are collected
 * and written by {@link #flush}; after any failure the connection is given up, and this with it.
 */
final class StoreRows {
  private final TreeHasher hasher = new TreeHasher();
  private final PreparedStatement entry;
  private final PreparedStatement node;
  private final PreparedStatement side;
  private final PreparedStatement head;
  private final PreparedStatement erase;
  private int entries;
  private int nodes;
  private int sides;

  StoreRows(Connection to) throws SQLException {
    entry = to.prepareStatement("INSERT INTO entry VALUES(?, ?, ?)");
    node = to.prepareStatement("INSERT INTO node VALUES(?, ?, ?)");
    side = to.prepareStatement("INSERT INTO side VALUES(?, ?, ?)");
    head = to.prepareStatement("UPDATE head SET size = ?, edge = ?");
    erase = to.prepareStatement("DELETE FROM side WHERE idx = ?");
  }

  void add(RightEdge edge, LedgerEntry added) throws SQLException {
    long index = edge.size();
    byte[] leaf = hasher.leaf(added.sharedBytes());
    entry.setLong(1, index);
    entry.setBytes(2, added.sharedBytes());
    entry.setBytes(3, leaf);
    entry.addBatch();
    entries++;
    Optional<PrivatePart> part = added.privatePart();
    if (part.isPresent()) {
      side.setLong(1, index);
      side.setBytes(2, part.get().sharedSalt());
      side.setBytes(3, part.get().sharedBody());
      side.addBatch();
      sides++;
    }
    edge.append(leaf, this::addNode);
  }

  private void addNode(int level, long index, byte[] hash) throws SQLException {
    node.setInt(1, level);
    node.setLong(2, index);
    node.setBytes(3, hash);
    node.addBatch();
    nodes++;
  }

  long erase(long index) throws SQLException {
    erase.setLong(1, index);
    return erase.executeUpdate();
  }

  /** Writes what was added, and the head that counts it. */
  void flush(RightEdge edge) throws SQLException {
    if (entries == 0) {
      return;
    }
    entry.executeBatch();
    if (sides > 0) {
      side.executeBatch();
    }
    if (nodes > 0) {
      node.executeBatch();
    }
    head.setLong(1, edge.size());
    head.setBytes(2, edge.toByteArray());
    if (head.executeUpdate() != 1) {
      throw new LedgerCorrupt("the ledger has no head");
    }
    entries = 0;
    sides = 0;
    nodes = 0;
  }
}
