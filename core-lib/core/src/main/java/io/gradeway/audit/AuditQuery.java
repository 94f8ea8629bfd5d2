package io.gradeway.audit;

import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.PrivatePart;
import io.gradeway.ledger.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions from the index and reads the records themselves from the ledger. Read-only;
 * whoever lets officers ask records the question first. Thread-safe; every call blocks on the disk.
 */
public final class AuditQuery {
  /** Most entries of a page. */
  public static final int LIMIT_MAX = 1_000;

  private static final long AWAIT_STEP_MILLIS = 5;

  /** Order of the answer, by ledger index. */
  public enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
  }

  private final AuditIndex index;
  private final LedgerReader ledger;

  private AuditQuery(AuditIndex index, LedgerReader ledger) {
    this.index = index;
    this.ledger = ledger;
  }

  /** Questions over an index and its ledger; both stay the caller's to close. */
  public static AuditQuery over(AuditIndex index, LedgerReader ledger) {
    return new AuditQuery(index, ledger);
  }

  /**
   * Finds records.
   *
   * @param limit 1 to {@link #LIMIT_MAX}
   * @param cursor where the page before ended, null for the first page. It stays valid while the
   *     log grows: pages never overlap or skip
   * @throws IllegalArgumentException for a limit out of range, a cursor of another question, or an
   *     unknown level
   */
  public AuditPage find(AuditFilter filter, Order order, int limit, @Nullable String cursor) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX);
    }
    long after = cursor == null ? -1 : position(cursor, filter, order);
    record Row(long index, boolean open, Optional<Long> outcome) {}
    record Found(List<Row> rows, long watermark) {}
    Found found =
        index.ask(
            connection -> {
              // First the watermark: what is indexed meanwhile belongs to a later answer.
              long watermark = watermark(connection);
              List<Row> rows = new ArrayList<>();
              Optional<QueryPlan> plan = QueryPlan.of(connection, filter, index.scale());
              if (plan.isPresent()) {
                try (PreparedStatement select =
                        plan.get().prepare(connection, order, after, watermark, limit + 1);
                    ResultSet result = select.executeQuery()) {
                  while (result.next()) {
                    long outcome = result.getLong(3);
                    boolean without = result.wasNull();
                    rows.add(
                        new Row(
                            result.getLong(1),
                            result.getBoolean(2) && without,
                            without ? Optional.empty() : Optional.of(outcome)));
                  }
                }
              }
              return new Found(rows, watermark);
            });
    List<RecordedEntry> entries = new ArrayList<>();
    for (Row row : found.rows().subList(0, Math.min(limit, found.rows().size()))) {
      entries.add(read(row.index(), row.open(), row.outcome()));
    }
    Optional<String> next =
        found.rows().size() > limit
            ? Optional.of(cursor(entries.get(limit - 1).index(), filter, order))
            : Optional.empty();
    return new AuditPage(entries, next, found.watermark());
  }

  private static long watermark(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      return AuditIndex.number(statement, "SELECT watermark FROM state");
    }
  }

  /** The record at a ledger index; empty when there is none, or it is a profile's entry. */
  public Optional<RecordedEntry> entry(long at) {
    return index
        .<Optional<Long[]>>ask(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT kind = (SELECT id FROM word WHERE text = 'DECISION'), outcome"
                          + " FROM record WHERE idx = ?")) {
                select.setLong(1, at);
                try (ResultSet rows = select.executeQuery()) {
                  if (!rows.next()) {
                    return Optional.empty();
                  }
                  long outcome = rows.getLong(2);
                  long known = rows.wasNull() ? -1 : outcome;
                  return Optional.of(new Long[] {rows.getLong(1), known});
                }
              }
            })
        .map(
            row ->
                read(
                    at,
                    row[0] == 1 && row[1] < 0,
                    row[1] < 0 ? Optional.empty() : Optional.of(row[1])));
  }

  private RecordedEntry read(long at, boolean open, Optional<Long> outcome) {
    byte[] bytes = stored(at);
    if (!(RecordReader.content(bytes) instanceof RecordReader.StoredRecord stored)) {
      throw new IllegalStateException("entry " + at + " is not the record the index names");
    }
    AuditRecord r = stored.record();
    Optional<PrivatePart> privatePart = ledger.privatePart(at);
    AuditRecord.Caller caller =
        privatePart.isPresent()
            ? RecordReader.withPrivatePart(r.caller(), privatePart.get().body())
            : r.caller();
    Optional<ReleaseProfile> profile = stored.profileId().map(id -> profile(id, 0));
    AuditRecord whole =
        new AuditRecord(
            r.kind(),
            r.exchange(),
            r.time(),
            caller,
            r.target(),
            r.purpose(),
            r.agreement(),
            r.policyRevision(),
            r.verdict(),
            r.mode(),
            r.reasons(),
            profile,
            r.level(),
            r.counts(),
            r.status(),
            r.bytes(),
            r.decisionIndex(),
            r.detail());
    return new RecordedEntry(at, new String(bytes, StandardCharsets.UTF_8), whole, open, outcome);
  }

  /** A profile, put together again; what is a part has no parts of its own. */
  private ReleaseProfile profile(String id, int depth) {
    long at =
        index.ask(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement("SELECT idx FROM profile WHERE id = ?")) {
                select.setString(1, id);
                try (ResultSet rows = select.executeQuery()) {
                  return rows.next() ? rows.getLong(1) : -1L;
                }
              }
            });
    if (at >= 0) {
      RecordReader.Content content = RecordReader.content(stored(at));
      if (content instanceof RecordReader.StoredProfile stored) {
        return stored.profile();
      }
      if (content instanceof RecordReader.ProfileParts whole && depth == 0) {
        return new ReleaseProfile(
            whole.parts().stream()
                .flatMap(part -> profile(part, depth + 1).entries().stream())
                .toList());
      }
    }
    throw new IllegalStateException("profile " + id + " is not in the ledger");
  }

  private byte[] stored(long at) {
    List<StoredEntry> entries = ledger.read(at, 1);
    if (entries.isEmpty() || entries.get(0).index() != at) {
      throw new IllegalStateException("entry " + at + " is missing in the ledger");
    }
    return entries.get(0).bytes();
  }

  /** Number of ledger entries that answers cover: those with lower indexes. */
  public long indexedThrough() {
    return index.indexedThrough();
  }

  /**
   * Waits until an entry is indexed.
   *
   * @return whether it is; false when the time is over
   */
  public boolean awaitIndexed(long entry, Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (index.indexedThrough() <= entry) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      Thread.sleep(AWAIT_STEP_MILLIS);
    }
    return true;
  }

  private static String cursor(long last, AuditFilter filter, Order order) {
    String text = "1." + order.name() + "." + last + "." + filter.digest();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static long position(String cursor, AuditFilter filter, Order order) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII)
              .split("\\.", -1);
      if (parts.length == 4) {
        long last = Long.parseLong(parts[2]);
        if (last >= 0 && cursor.equals(cursor(last, filter, order))) {
          return last;
        }
      }
    } catch (IllegalArgumentException e) {
      throw foreign(e);
    }
    throw foreign(null);
  }

  private static IllegalArgumentException foreign(@Nullable Exception cause) {
    return new IllegalArgumentException(
        "the cursor belongs to another question; repeat the filters and order it came from", cause);
  }
}
