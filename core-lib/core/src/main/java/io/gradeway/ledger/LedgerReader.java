package io.gradeway.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a ledger file: beside its running writer, after it, or from a copy. Sees committed entries
 * only. Every call reads a bounded slice and holds no lock afterwards, so that appends never wait
 * for readers. Thread-safe; calls of one reader take turns and block on the disk.
 *
 * <p>Whatever is read here is as trustworthy as the file; {@link LedgerVerifier} checks it.
 */
public final class LedgerReader implements AutoCloseable {
  /** Most entries one call returns. */
  public static final int SLICE_MAX = 4_096;

  private final Connection connection;
  private final String origin;
  private final TreeProofs proofs;

  private LedgerReader(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      this.origin = Sqlite.text(statement, "SELECT value FROM meta WHERE key = 'origin'");
    }
    this.proofs =
        new TreeProofs(
            new TreeProofs.Nodes() {
              @Override
              public byte[][] leaves(long from, int count) throws SQLException {
                return hashes(
                    "SELECT idx, leaf FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx",
                    from,
                    count);
              }

              @Override
              public byte[][] nodes(int level, long from, int count) throws SQLException {
                return LedgerReader.this.nodes(level, from, count);
              }
            });
  }

  /**
   * Opens a ledger for reading.
   *
   * @throws LedgerCorrupt when the file is not a ledger of a known version
   * @throws LedgerBusy when it cannot be read
   */
  public static LedgerReader open(Path file) {
    try {
      return new LedgerReader(Sqlite.reader(file));
    } catch (SQLException e) {
      throw failed(file + " cannot be opened", e);
    }
  }

  /** Name of the log. */
  public String origin() {
    return origin;
  }

  /** Number of committed entries, as the head says. */
  public synchronized long size() {
    try (Statement statement = connection.createStatement()) {
      return Sqlite.number(statement, "SELECT size FROM head");
    } catch (SQLException e) {
      throw failed("the head cannot be read", e);
    }
  }

  /**
   * Reads entries in order.
   *
   * @param from first index
   * @param max most entries, at most {@link #SLICE_MAX} are returned
   * @return what there is, possibly nothing; a gap shows in the indexes
   */
  public synchronized List<StoredEntry> read(long from, int max) {
    List<StoredEntry> entries = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT idx, bytes, leaf FROM entry WHERE idx >= ? ORDER BY idx LIMIT ?")) {
      select.setLong(1, from);
      select.setInt(2, Math.min(max, SLICE_MAX));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          entries.add(new StoredEntry(rows.getLong(1), blob(rows, 2), blob(rows, 3)));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw failed("entries from " + from + " cannot be read", e);
    }
  }

  /** The private part of an entry, unless it has none or it was erased. */
  public synchronized Optional<PrivatePart> privatePart(long index) {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT salt, body FROM side WHERE idx = ?")) {
      select.setLong(1, index);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(PrivatePart.stored(blob(rows, 1), blob(rows, 2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed("the private part of entry " + index + " cannot be read", e);
    }
  }

  /** The private parts of the entries from the first index to the last, by index. */
  synchronized Map<Long, PrivatePart> privateParts(long first, long last) {
    Map<Long, PrivatePart> parts = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT idx, salt, body FROM side WHERE idx >= ? AND idx <= ?")) {
      select.setLong(1, first);
      select.setLong(2, last);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          parts.put(rows.getLong(1), PrivatePart.stored(blob(rows, 2), blob(rows, 3)));
        }
      }
      return parts;
    } catch (SQLException e) {
      throw failed("private parts cannot be read", e);
    }
  }

  /** The newest kept checkpoint, if there is one. */
  public Optional<SignedCheckpoint> checkpoint() {
    List<SignedCheckpoint> newest = checkpoints("ORDER BY size DESC LIMIT 1");
    return newest.isEmpty() ? Optional.empty() : Optional.of(newest.get(0));
  }

  /** The kept checkpoints, smallest first: a bounded number of the newest. */
  public List<SignedCheckpoint> checkpoints() {
    return checkpoints("ORDER BY size");
  }

  private synchronized List<SignedCheckpoint> checkpoints(String order) {
    List<SignedCheckpoint> kept = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT size, note FROM checkpoint " + order)) {
      while (rows.next()) {
        SignedCheckpoint checkpoint = SignedCheckpoint.parse(String.valueOf(rows.getString(2)));
        if (checkpoint.checkpoint().size() != rows.getLong(1)) {
          throw new LedgerCorrupt("the checkpoint kept as size " + rows.getLong(1) + " is another");
        }
        kept.add(checkpoint);
      }
      return kept;
    } catch (SQLException e) {
      throw failed("the checkpoints cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new LedgerCorrupt("a kept checkpoint is malformed: " + e.getMessage(), e);
    }
  }

  /** Root of the tree of the first {@code size} entries, from stored hashes. */
  public synchronized Hash root(long size) {
    try {
      return proofs.root(size);
    } catch (SQLException e) {
      throw failed("the root of " + size + " entries cannot be read", e);
    }
  }

  /**
   * Proves an entry.
   *
   * @throws IllegalArgumentException when the index is not below the size, or the log is smaller
   */
  public synchronized InclusionProof inclusionProof(long index, long size) {
    checkHeld(size);
    try {
      return proofs.inclusion(index, size);
    } catch (SQLException e) {
      throw failed("the proof of entry " + index + " cannot be read", e);
    }
  }

  /**
   * Proves that the log of {@code to} entries appended to that of {@code from}.
   *
   * @throws IllegalArgumentException unless {@code 0 <= from <= to}, or when the log is smaller
   */
  public synchronized ConsistencyProof consistencyProof(long from, long to) {
    checkHeld(to);
    try {
      return proofs.consistency(from, to);
    } catch (SQLException e) {
      throw failed("the proof from " + from + " to " + to + " cannot be read", e);
    }
  }

  private void checkHeld(long size) {
    long held = size();
    if (size > held) {
      throw new IllegalArgumentException("the log holds " + held + " entries, not " + size);
    }
  }

  synchronized RightEdge edge() {
    try (Statement statement = connection.createStatement()) {
      return edge(statement);
    } catch (SQLException e) {
      throw failed("the head cannot be read", e);
    }
  }

  static RightEdge edge(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT size, edge FROM head")) {
      if (!rows.next()) {
        throw new LedgerCorrupt("the ledger has no head");
      }
      return RightEdge.parse(rows.getLong(1), blob(rows, 2));
    }
  }

  /** What the head counts, and the index of the last stored entry, at one moment. */
  synchronized long[] headAndLast() {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT (SELECT size FROM head), coalesce((SELECT max(idx) FROM entry), -1)")) {
      if (!rows.next()) {
        throw new LedgerCorrupt("the ledger has no head");
      }
      return new long[] {rows.getLong(1), rows.getLong(2)};
    } catch (SQLException e) {
      throw failed("the head cannot be read", e);
    }
  }

  synchronized byte[] storedNode(int level, long index) {
    try {
      return nodes(level, index, 1)[0];
    } catch (SQLException e) {
      throw failed("a stored node cannot be read", e);
    }
  }

  private byte[][] nodes(int level, long from, int count) throws SQLException {
    return hashes(
        "SELECT idx, hash FROM node WHERE level = "
            + level
            + " AND idx >= ? AND idx < ? ORDER BY idx",
        from,
        count);
  }

  private byte[][] hashes(String sql, long from, int count) throws SQLException {
    byte[][] hashes = new byte[count][];
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, from);
      select.setLong(2, from + count);
      try (ResultSet rows = select.executeQuery()) {
        for (int i = 0; i < count; i++) {
          if (!rows.next() || rows.getLong(1) != from + i) {
            throw new LedgerCorrupt("the hash of node " + (from + i) + " is missing");
          }
          hashes[i] = blob(rows, 2);
          if (hashes[i].length != Hash.BYTES) {
            throw new LedgerCorrupt("the hash of node " + (from + i) + " has no 32 bytes");
          }
        }
      }
    }
    return hashes;
  }

  private static byte[] blob(ResultSet rows, int column) throws SQLException {
    byte[] bytes = rows.getBytes(column);
    return bytes == null ? new byte[0] : bytes;
  }

  /** A file that SQLite itself finds broken is corrupt; anything else may pass. */
  static LedgerException failed(String what, SQLException e) {
    // SQLITE_CORRUPT and SQLITE_NOTADB
    return e.getErrorCode() == 11 || e.getErrorCode() == 26
        ? new LedgerCorrupt(what + ": " + e.getMessage(), e)
        : new LedgerBusy(what + ": " + e.getMessage(), e);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed("the reader cannot be closed", e);
    }
  }
}
