package io.gradeway.audit;

import io.gradeway.ledger.StoredEntry;
import io.gradeway.model.Level;
import io.gradeway.taxonomy.LevelScale;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts slices of the ledger into the index, each in one transaction with the watermark. */
final class IndexWriter {
  private static final int WORDS_REMEMBERED_MAX = 200_000;
  static final long MINUTE_MICROS = 60_000_000;

  /** A value of a field, as counted for choosing an index. */
  private record Tally(String field, long value) {}

  private final Connection connection;
  private final LevelScale scale;
  private final Map<String, Long> words = new HashMap<>();

  IndexWriter(Connection connection, LevelScale scale) {
    this.connection = connection;
    this.scale = scale;
  }

  /**
   * Adds entries that follow the watermark.
   *
   * @throws IllegalArgumentException when an entry is not one of ours; nothing is added then
   */
  void add(List<StoredEntry> entries, long watermark) throws SQLException {
    try (Slice slice = new Slice()) {
      long next = watermark;
      for (StoredEntry entry : entries) {
        if (entry.index() != next) {
          throw new IllegalArgumentException("entry " + next + " of the ledger is missing");
        }
        slice.add(entry);
        next++;
      }
      slice.flush(watermark, next);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      words.clear();
      connection.rollback();
      throw e;
    }
  }

  private long word(String text) throws SQLException {
    Long known = words.get(text);
    if (known != null) {
      return known;
    }
    try (PreparedStatement insert =
            connection.prepareStatement("INSERT OR IGNORE INTO word(text) VALUES(?)");
        PreparedStatement select =
            connection.prepareStatement("SELECT id FROM word WHERE text = ?")) {
      insert.setString(1, text);
      insert.executeUpdate();
      select.setString(1, text);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("a word that was just written is not there");
        }
        if (words.size() >= WORDS_REMEMBERED_MAX) {
          words.clear();
        }
        words.put(text, rows.getLong(1));
        return rows.getLong(1);
      }
    }
  }

  private int rank(Level level) {
    return level.scheme().equals(scale.scheme()) && scale.levels().contains(level)
        ? scale.rank(level)
        : scale.rank(scale.highest());
  }

  /** Microseconds since 1970, held within the years 1 to 9999. */
  static long micros(Instant time) {
    long seconds = Math.max(-62_135_596_800L, Math.min(time.getEpochSecond(), 253_402_300_799L));
    return seconds * 1_000_000 + time.getNano() / 1_000;
  }

  static byte[] exchangeKey(UUID exchange) {
    return ByteBuffer.allocate(16)
        .putLong(exchange.getMostSignificantBits())
        .putLong(exchange.getLeastSignificantBits())
        .array();
  }

  /** Keeps foreign ids findable: what is no UUID is indexed as the name-based UUID of its text. */
  static UUID exchangeId(String exchange) {
    try {
      return UUID.fromString(exchange);
    } catch (IllegalArgumentException e) {
      return UUID.nameUUIDFromBytes(exchange.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** One transaction. */
  private final class Slice implements AutoCloseable {
    private final PreparedStatement record =
        connection.prepareStatement(
            "INSERT INTO record VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)");
    private final PreparedStatement reason =
        connection.prepareStatement("INSERT OR IGNORE INTO reason VALUES(?, ?)");
    private final PreparedStatement outcome =
        connection.prepareStatement("UPDATE record SET outcome = ? WHERE idx = ? AND exchange = ?");
    private final PreparedStatement profile =
        connection.prepareStatement("INSERT OR IGNORE INTO profile VALUES(?, ?)");
    private final Map<Tally, Long> tallies = new LinkedHashMap<>();
    private final Map<Long, long[]> minutes = new LinkedHashMap<>();

    Slice() throws SQLException {}

    void add(StoredEntry entry) throws SQLException {
      RecordReader.Content content = RecordReader.content(entry.bytes());
      if (content instanceof RecordReader.StoredProfile stored) {
        addProfile(stored.id(), entry.index());
      } else if (content instanceof RecordReader.ProfileParts stored) {
        addProfile(stored.id(), entry.index());
      } else if (content instanceof RecordReader.StoredRecord stored) {
        add(entry.index(), stored.record());
      }
    }

    private void addProfile(String id, long index) throws SQLException {
      profile.setString(1, id);
      profile.setLong(2, index);
      profile.executeUpdate();
    }

    private void add(long index, AuditRecord from) throws SQLException {
      AuditRecord.Caller caller = from.caller();
      AuditRecord.Target target = from.target();
      byte[] exchange = exchangeKey(exchangeId(from.exchange()));
      boolean asks =
          from.kind() != AuditRecord.Kind.QUERY && from.kind() != AuditRecord.Kind.OPERATION;
      boolean cross = asks && !caller.domain().equals(target.domain());
      record.setLong(1, index);
      record.setLong(2, micros(from.time()));
      field(3, "kind", word(from.kind().name()));
      record.setBytes(4, exchange);
      field(5, "subject", word(caller.subject()));
      field(6, "subject_domain", word(caller.domain()));
      field(7, "resource_domain", word(target.domain()));
      field(8, "cross_domain", cross ? 1 : 0);
      field(9, "dataset", word(target.dataset()));
      optional(10, "level", from.level().map(level -> (long) rank(level)).orElse(null));
      field(11, "decision", word(from.verdict().name()));
      optional(12, "agreement", wordOrNull(from.agreement().orElse(null)));
      optional(
          13, "purpose", wordOrNull(from.purpose().map(purpose -> purpose.code()).orElse(null)));
      field(14, "route", word(target.route()));
      record.executeUpdate();
      for (String id : from.reasons()) {
        long word = word(id);
        reason.setLong(1, word);
        reason.setLong(2, index);
        reason.executeUpdate();
        tallies.merge(new Tally("reason", word), 1L, Long::sum);
      }
      if (from.kind() == AuditRecord.Kind.OUTCOME && from.decisionIndex().isPresent()) {
        outcome.setLong(1, index);
        outcome.setLong(2, from.decisionIndex().get());
        outcome.setBytes(3, exchange);
        outcome.executeUpdate();
      }
      minutes
              .computeIfAbsent(
                  Math.floorDiv(micros(from.time()), MINUTE_MICROS),
                  minute -> new long[] {index, index})[1] =
          index;
    }

    private @Nullable Long wordOrNull(@Nullable String text) throws SQLException {
      return text == null ? null : word(text);
    }

    private void field(int column, String name, long value) throws SQLException {
      record.setLong(column, value);
      tallies.merge(new Tally(name, value), 1L, Long::sum);
    }

    private void optional(int column, String name, @Nullable Long value) throws SQLException {
      if (value == null) {
        record.setNull(column, Types.INTEGER);
      } else {
        field(column, name, value);
      }
    }

    void flush(long from, long to) throws SQLException {
      try (PreparedStatement tally =
              connection.prepareStatement(
                  "INSERT INTO tally VALUES(?, ?, ?)"
                      + " ON CONFLICT(field, value) DO UPDATE SET n = n + excluded.n");
          PreparedStatement minute =
              connection.prepareStatement(
                  "INSERT INTO minute VALUES(?, ?, ?)"
                      + " ON CONFLICT(minute) DO UPDATE SET last = excluded.last");
          PreparedStatement state =
              connection.prepareStatement("UPDATE state SET watermark = ? WHERE watermark = ?")) {
        for (Map.Entry<Tally, Long> count : tallies.entrySet()) {
          tally.setString(1, count.getKey().field());
          tally.setLong(2, count.getKey().value());
          tally.setLong(3, count.getValue());
          tally.executeUpdate();
        }
        for (Map.Entry<Long, long[]> seen : minutes.entrySet()) {
          minute.setLong(1, seen.getKey());
          minute.setLong(2, seen.getValue()[0]);
          minute.setLong(3, seen.getValue()[1]);
          minute.executeUpdate();
        }
        state.setLong(1, to);
        state.setLong(2, from);
        if (state.executeUpdate() != 1) {
          throw new SQLException("another process writes this index");
        }
      }
    }

    @Override
    public void close() throws SQLException {
      record.close();
      reason.close();
      outcome.close();
      profile.close();
    }
  }
}
