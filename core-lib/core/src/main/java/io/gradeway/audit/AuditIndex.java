package io.gradeway.audit;

import io.gradeway.taxonomy.LevelScale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/**
 * The index of a ledger: an embedded SQLite file that {@link AuditProjection} fills and {@link
 * AuditQuery} asks. It holds nothing that the ledger does not: deleted, it is built again. Layout:
 * docs/formats.md, "Index". Thread-safe.
 */
public final class AuditIndex implements AutoCloseable {
  /** Queries that run at the same time; more wait. */
  static final int READERS = 4;

  private static final int APPLICATION_ID = 0x47574958; // "GWIX"
  private static final int FORMAT_VERSION = 1;

  private static final String[] SCHEMA = {
    "CREATE TABLE state(one INTEGER PRIMARY KEY CHECK(one = 1), origin TEXT NOT NULL,"
        + " scheme TEXT NOT NULL, watermark INTEGER NOT NULL)",
    "CREATE TABLE word(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
    "CREATE TABLE record(idx INTEGER PRIMARY KEY, time INTEGER NOT NULL, kind INTEGER NOT NULL,"
        + " exchange BLOB NOT NULL, subject INTEGER NOT NULL, subject_domain INTEGER NOT NULL,"
        + " resource_domain INTEGER NOT NULL, cross_domain INTEGER NOT NULL,"
        + " dataset INTEGER NOT NULL, level INTEGER, decision INTEGER NOT NULL,"
        + " agreement INTEGER, purpose INTEGER, route INTEGER NOT NULL, outcome INTEGER)",
    "CREATE INDEX by_exchange ON record(exchange)",
    "CREATE INDEX by_subject ON record(subject)",
    "CREATE INDEX by_subject_domain ON record(subject_domain)",
    "CREATE INDEX by_resource_domain ON record(resource_domain)",
    "CREATE INDEX by_cross_domain ON record(cross_domain)",
    "CREATE INDEX by_dataset ON record(dataset)",
    "CREATE INDEX by_level ON record(level)",
    "CREATE INDEX by_decision ON record(decision)",
    "CREATE INDEX by_kind ON record(kind)",
    "CREATE INDEX by_agreement ON record(agreement)",
    "CREATE INDEX by_purpose ON record(purpose)",
    "CREATE INDEX by_route ON record(route)",
    "CREATE TABLE reason(word INTEGER NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY(word, idx))"
        + " WITHOUT ROWID",
    "CREATE TABLE minute(minute INTEGER PRIMARY KEY, first INTEGER NOT NULL,"
        + " last INTEGER NOT NULL)",
    "CREATE TABLE tally(field TEXT NOT NULL, value INTEGER NOT NULL, n INTEGER NOT NULL,"
        + " PRIMARY KEY(field, value)) WITHOUT ROWID",
    "CREATE TABLE profile(id TEXT PRIMARY KEY, idx INTEGER NOT NULL) WITHOUT ROWID",
  };

  /** A question to the index. */
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  private final Path file;
  private final String origin;
  private final LevelScale scale;
  private final Connection writer;
  private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);

  private AuditIndex(Path file, String origin, LevelScale scale, Connection writer) {
    this.file = file;
    this.origin = origin;
    this.scale = scale;
    this.writer = writer;
  }

  /**
   * Opens or creates an index.
   *
   * @param origin name of the ledger it belongs to
   * @param scale orders the levels; records of another scheme count as its highest level
   * @throws IllegalStateException when the file cannot be used, saying why and what to do
   */
  public static AuditIndex open(Path file, String origin, LevelScale scale) {
    try {
      AuditIndex index = new AuditIndex(file, origin, scale, connect(file));
      try {
        index.create();
        index.check();
        index.writer.setAutoCommit(false);
        for (int i = 0; i < READERS; i++) {
          index.readers.add(connect(file));
        }
        return index;
      } catch (SQLException | RuntimeException e) {
        index.closeAll();
        throw e;
      }
    } catch (SQLException e) {
      throw failed(file + " cannot be opened", e);
    }
  }

  /**
   * Opens an existing index for questions only, beside the gateway that fills it, after it, or from
   * a copy. Nothing is written.
   *
   * @param origin name of the ledger it belongs to
   * @param scales the scale of a scheme, which the index names
   * @throws IllegalStateException when the file cannot be used, saying why
   * @throws IllegalArgumentException when {@code scales} does not know the scheme
   */
  public static AuditIndex openReadOnly(
      Path file, String origin, Function<String, LevelScale> scales) {
    try {
      Connection connection = connectReadOnly(file);
      try (Statement statement = connection.createStatement()) {
        checkVersion(file, statement);
        String scheme = "";
        try (ResultSet rows = statement.executeQuery("SELECT scheme FROM state")) {
          scheme = rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
        AuditIndex index = new AuditIndex(file, origin, scales.apply(scheme), connection);
        index.check();
        index.readers.add(connectReadOnly(file));
        return index;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failed(file + " cannot be opened", e);
    }
  }

  private static Connection connectReadOnly(Path file) throws SQLException {
    if (!Files.isRegularFile(file) || file.toString().indexOf('?') >= 0) {
      throw new SQLException("it is not a file, or its path holds a question mark");
    }
    Properties readOnly = new Properties();
    readOnly.setProperty("open_mode", "1");
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), readOnly);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=5000");
      statement.execute("PRAGMA temp_store=MEMORY");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void checkVersion(Path file, Statement statement) throws SQLException {
    if (number(statement, "PRAGMA application_id") != APPLICATION_ID
        || number(statement, "PRAGMA user_version") != FORMAT_VERSION) {
      throw unusable(file, "is not an index of version " + FORMAT_VERSION);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    if (file.toString().indexOf('?') >= 0) {
      throw new SQLException("the path must not hold a question mark");
    }
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=5000");
      statement.execute("PRAGMA journal_mode=WAL");
      // A power cut may cost the last slices, never the order: they are read again.
      statement.execute("PRAGMA synchronous=NORMAL");
      statement.execute("PRAGMA cache_size=-32768");
      statement.execute("PRAGMA temp_store=MEMORY");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void create() throws SQLException {
    try (Statement statement = writer.createStatement()) {
      if (number(statement, "SELECT count(*) FROM sqlite_master") > 0) {
        return;
      }
      writer.setAutoCommit(false);
      for (String sql : SCHEMA) {
        statement.executeUpdate(sql);
      }
      statement.executeUpdate("PRAGMA application_id=" + APPLICATION_ID);
      statement.executeUpdate("PRAGMA user_version=" + FORMAT_VERSION);
      try (PreparedStatement insert =
          writer.prepareStatement("INSERT INTO state VALUES(1, ?, ?, 0)")) {
        insert.setString(1, origin);
        insert.setString(2, scale.scheme());
        insert.executeUpdate();
      }
      writer.commit();
      writer.setAutoCommit(true);
    }
  }

  private void check() throws SQLException {
    try (Statement statement = writer.createStatement()) {
      checkVersion(file, statement);
      try (ResultSet rows = statement.executeQuery("SELECT origin, scheme FROM state")) {
        if (!rows.next()
            || !origin.equals(rows.getString(1))
            || !scale.scheme().equals(rows.getString(2))) {
          throw unusable("belongs to another ledger or taxonomy");
        }
      }
    }
  }

  IllegalStateException unusable(String why) {
    return unusable(file, why);
  }

  private static IllegalStateException unusable(Path file, String why) {
    return new IllegalStateException(
        file + " " + why + "; move it away and it will be built again from the ledger");
  }

  /** Number of ledger entries that are in the index: those with lower indexes. */
  public long indexedThrough() {
    return ask(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return number(statement, "SELECT watermark FROM state");
          }
        });
  }

  String origin() {
    return origin;
  }

  LevelScale scale() {
    return scale;
  }

  /** The one connection that writes; the projection's thread alone uses it. */
  Connection writer() {
    return writer;
  }

  <T> T ask(Question<T> question) {
    Connection connection = null;
    try {
      connection = readers.take();
      return question.ask(connection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the index", e);
    } catch (SQLException e) {
      throw failed("the index " + file + " cannot be read", e);
    } finally {
      if (connection != null) {
        readers.add(connection);
      }
    }
  }

  static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  static IllegalStateException failed(String what, SQLException e) {
    return new IllegalStateException(what + ": " + e.getMessage(), e);
  }

  /** Closes the file; stop the projection first, and let running queries end. */
  @Override
  public void close() {
    try {
      closeAll();
    } catch (SQLException e) {
      throw failed(file + " cannot be closed", e);
    }
  }

  private void closeAll() throws SQLException {
    for (Connection reader = readers.poll(); reader != null; reader = readers.poll()) {
      reader.close();
    }
    writer.close();
  }
}
