package io.gradeway.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Connections to ledger files, with the settings that durability rests on read back. */
final class Sqlite {
  /** "GWLG": what {@code file(1)} and we recognise a ledger by. */
  static final int APPLICATION_ID = 0x47574C47;

  /** Version of the file layout, docs/formats.md. */
  static final int FORMAT_VERSION = 1;

  private static final String[] SCHEMA = {
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE entry(idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL, leaf BLOB NOT NULL)",
    "CREATE TABLE node(level INTEGER NOT NULL, idx INTEGER NOT NULL, hash BLOB NOT NULL,"
        + " PRIMARY KEY(level, idx)) WITHOUT ROWID",
    "CREATE TABLE side(idx INTEGER PRIMARY KEY, salt BLOB NOT NULL, body BLOB NOT NULL)",
    "CREATE TABLE head(one INTEGER PRIMARY KEY CHECK(one = 1), size INTEGER NOT NULL,"
        + " edge BLOB NOT NULL)",
    "CREATE TABLE checkpoint(size INTEGER PRIMARY KEY, note TEXT NOT NULL)",
    "CREATE TABLE probe(one INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
    "INSERT INTO head VALUES(1, 0, x'')",
  };

  private Sqlite() {}

  /** Opens or creates a file for its one writer; auto-commit is off afterwards. */
  static Connection writer(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=5000");
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute("PRAGMA secure_delete=ON");
      statement.execute("PRAGMA cache_size=-8192");
      statement.execute("PRAGMA wal_autocheckpoint=2000");
      statement.execute("PRAGMA journal_size_limit=67108864");
      if (!"wal".equals(text(statement, "PRAGMA journal_mode"))
          || number(statement, "PRAGMA synchronous") != 2) {
        throw new LedgerCorrupt(
            file + ": the file system or driver allows no write-ahead log with full sync");
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Opens an existing ledger for reading, also while its writer runs, or a copy on read-only media.
   */
  static Connection reader(Path file) throws SQLException {
    if (!Files.isRegularFile(file)) {
      throw new SQLException(file + " is not a file");
    }
    Properties readOnly = new Properties();
    readOnly.setProperty("open_mode", "1");
    String path = file.toAbsolutePath().toString();
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path, readOnly);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=5000");
      checkFormat(statement, file);
      return connection;
    } catch (SQLException e) {
      connection.close();
      if (Files.isWritable(file.toAbsolutePath().getParent())
          || Files.exists(Path.of(path + "-wal"))) {
        throw e;
      }
      // A copy in a folder we may not write: without a write-ahead log nothing can change it.
      return immutable(path, file, readOnly, e);
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static Connection immutable(String path, Path file, Properties readOnly, SQLException why)
      throws SQLException {
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:file:" + path + "?immutable=1", readOnly);
    try (Statement statement = connection.createStatement()) {
      checkFormat(statement, file);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      e.addSuppressed(why);
      throw e;
    }
  }

  /** Creates the tables in a new file; returns whether the file was new. */
  static boolean createIfNew(Connection connection, String origin) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (number(statement, "SELECT count(*) FROM sqlite_master") > 0) {
        return false;
      }
      for (String sql : SCHEMA) {
        statement.executeUpdate(sql);
      }
      statement.executeUpdate("PRAGMA application_id=" + APPLICATION_ID);
      statement.executeUpdate("PRAGMA user_version=" + FORMAT_VERSION);
    }
    try (var insert = connection.prepareStatement("INSERT INTO meta VALUES('origin', ?)")) {
      insert.setString(1, origin);
      insert.executeUpdate();
    }
    connection.commit();
    return true;
  }

  static void checkFormat(Statement statement, Path file) throws SQLException {
    long id = number(statement, "PRAGMA application_id");
    long version = number(statement, "PRAGMA user_version");
    if (id != APPLICATION_ID) {
      throw new LedgerCorrupt(file + " is not a ledger: its application id is " + id);
    }
    if (version != FORMAT_VERSION) {
      throw new LedgerCorrupt(
          file + " has format version " + version + ", this program reads " + FORMAT_VERSION);
    }
  }

  static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      String text = rows.next() ? rows.getString(1) : null;
      return text == null ? "" : text;
    }
  }
}
