package io.gradeway.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The writer's side of a ledger file. What memory says changes only after a commit; after any
 * failure the connection is given up, and the next transaction starts from what the file says. Used
 * by one thread.
 */
final class LedgerStore implements AutoCloseable {
  /** Kept checkpoints; older ones are dropped, proofs to them stay possible. */
  static final int CHECKPOINTS_KEPT = 1_024;

  /** Room that must be free again before a store in trouble counts as healthy. */
  private static final int PROBE_BYTES = 256 * 1024;

  /** Opens the writer's connection; tests replace it to take the disk away. */
  interface ConnectionSource {
    Connection open(Path file) throws SQLException;
  }

  private final ConnectionSource source;
  private final Path file;
  private final SigningKey key;
  private @Nullable Connection connection;
  private @Nullable StoreRows rows; // statements of that connection
  private RightEdge edge = new RightEdge();
  private @Nullable SignedCheckpoint checkpoint;
  private boolean erased;

  LedgerStore(ConnectionSource source, Path file, SigningKey key) {
    this.source = source;
    this.file = file;
    this.key = key;
  }

  /** Opens or creates the file and makes sure it is the log we left. */
  void open(List<Checkpoint> witnessed) throws SQLException {
    Connection opened = connect();
    List<Checkpoint> known = new ArrayList<>(witnessed);
    try (LedgerReader reader = LedgerReader.open(file)) {
      if (!reader.origin().equals(key.verifier().name())) {
        throw new LedgerCorrupt(
            file
                + " is the log of "
                + reader.origin()
                + ", the configured key signs for "
                + key.verifier().name());
      }
      Optional<SignedCheckpoint> newest = reader.checkpoint();
      if (newest.isPresent() && !newest.get().verify(key.verifier())) {
        throw new LedgerCorrupt(
            "the newest checkpoint in "
                + file
                + " is not signed by the configured key; a log keeps its key for life in this"
                + " version: put the key back that signed it, or begin a new file under a new"
                + " log name and keep this one as it is");
      }
      newest.ifPresent(kept -> known.add(kept.checkpoint()));
      checkpoint = newest.orElse(null);
      edge = OpeningCheck.edge(reader, known);
    }
    connection = opened;
    if (checkpoint == null || checkpoint.checkpoint().size() < edge.size()) {
      checkpoint();
    }
  }

  private Connection connect() throws SQLException {
    Connection opened = source.open(file);
    try {
      if (!Sqlite.createIfNew(opened, key.verifier().name())) {
        try (Statement statement = opened.createStatement()) {
          Sqlite.checkFormat(statement, file);
        }
        opened.rollback();
      }
      return opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** The connection; after a failure a new one, whose file must hold all we ever confirmed. */
  private Connection connection() throws SQLException {
    if (connection != null) {
      return connection;
    }
    Connection opened = connect();
    try (Statement statement = opened.createStatement()) {
      RightEdge stored = LedgerReader.edge(statement);
      opened.rollback();
      if (stored.size() < edge.size()) {
        throw new LedgerCorrupt(
            file + " holds " + stored.size() + " entries, " + edge.size() + " were confirmed");
      }
      try (LedgerReader reader = LedgerReader.open(file)) {
        List<Checkpoint> confirmed =
            List.of(new Checkpoint(key.verifier().name(), edge.size(), Hash.of(edge.root())));
        edge = OpeningCheck.edge(reader, confirmed);
      }
      connection = opened;
      return opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Commits requests in one transaction.
   *
   * @param withCheckpoint whether the same transaction leaves a new checkpoint
   * @return for each request its first index, or what it erased
   */
  long[] commit(List<AppendQueue.Request> requests, boolean withCheckpoint) throws SQLException {
    try {
      Connection to = connection();
      RightEdge grown = edge.copy();
      long[] results = new long[requests.size()];
      if (rows == null) {
        rows = new StoreRows(to);
      }
      for (int i = 0; i < results.length; i++) {
        AppendQueue.Request request = requests.get(i);
        results[i] = request.erase() >= 0 ? rows.erase(request.erase()) : grown.size();
        erased |= request.erase() >= 0;
        for (LedgerEntry entry : request.entries()) {
          rows.add(grown, entry);
        }
      }
      rows.flush(grown);
      finish(to, grown, withCheckpoint);
      return results;
    } catch (SQLException | RuntimeException e) {
      giveUp();
      throw e;
    }
  }

  private void finish(Connection to, RightEdge grown, boolean withCheckpoint) throws SQLException {
    SignedCheckpoint signed = withCheckpoint ? sign(to, grown) : checkpoint;
    to.commit();
    edge = grown;
    checkpoint = signed;
  }

  private SignedCheckpoint sign(Connection to, RightEdge grown) throws SQLException {
    SignedCheckpoint signed =
        key.sign(new Checkpoint(key.verifier().name(), grown.size(), Hash.of(grown.root())));
    try (PreparedStatement insert =
            to.prepareStatement("INSERT OR REPLACE INTO checkpoint VALUES(?, ?)");
        Statement trim = to.createStatement()) {
      insert.setLong(1, grown.size());
      insert.setString(2, signed.note());
      insert.executeUpdate();
      trim.executeUpdate(
          "DELETE FROM checkpoint WHERE size <= (SELECT size FROM checkpoint"
              + " ORDER BY size DESC LIMIT 1 OFFSET "
              + CHECKPOINTS_KEPT
              + ")");
    }
    return signed;
  }

  /** Leaves a checkpoint in a transaction of its own. */
  void checkpoint() throws SQLException {
    try {
      finish(connection(), edge.copy(), true);
    } catch (SQLException | RuntimeException e) {
      giveUp();
      throw e;
    }
  }

  /** Writes and deletes a piece of ballast, to see whether the storage takes data again. */
  void probe() throws SQLException {
    try {
      Connection to = connection();
      try (Statement statement = to.createStatement()) {
        statement.executeUpdate(
            "INSERT OR REPLACE INTO probe VALUES(1, randomblob(" + PROBE_BYTES + "))");
        to.commit();
        statement.executeUpdate("DELETE FROM probe");
        to.commit();
      }
    } catch (SQLException | RuntimeException e) {
      giveUp();
      throw e;
    }
  }

  /**
   * After an erasure: makes the write-ahead log forget too. Tried again until no reader is in the
   * way.
   */
  void forget() throws SQLException {
    if (!erased || connection == null) {
      return;
    }
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      erased = Sqlite.number(statement, "PRAGMA wal_checkpoint(TRUNCATE)") != 0;
    } finally {
      connection.setAutoCommit(false);
    }
  }

  private void giveUp() {
    Connection broken = connection;
    connection = null;
    rows = null; // closed with their connection, and with whatever they still held
    if (broken != null) {
      try (broken) {
        broken.rollback();
      } catch (SQLException e) {
        // The file's own recovery undoes what a dead connection leaves behind.
      }
    }
  }

  boolean isConnected() {
    return connection != null;
  }

  long size() {
    return edge.size();
  }

  @Nullable SignedCheckpoint newest() {
    return checkpoint;
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
      connection = null;
      rows = null;
    }
  }
}
