package io.gradeway.audit;

import io.gradeway.audit.AuditFilter.Term;
import io.gradeway.taxonomy.LevelScale;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which index answers a filter. SQLite reads one index a query, so the rarest term drives, by the
 * counts kept beside the index; the others are checked on its rows (a unary plus keeps the planner
 * off their indexes). When every term is common, rows are scanned in ledger order instead: the page
 * then fills fast. Times become a range of ledger indexes through the table of minutes.
 */
final class QueryPlan {
  /** A driving index is worth it below this share of the range, one in so many. */
  private static final long RARE = 4;

  /** One condition. */
  private record Condition(String column, String comparison, Object value, long matches) {}

  private final List<Condition> conditions = new ArrayList<>();
  private long first = 0;
  private long last = Long.MAX_VALUE - 1;

  private QueryPlan() {}

  /** The plan; empty when nothing can match. */
  static Optional<QueryPlan> of(Connection connection, AuditFilter filter, LevelScale scale)
      throws SQLException {
    QueryPlan plan = new QueryPlan();
    for (Map.Entry<Term, String> term : filter.terms().entrySet()) {
      if (!plan.add(connection, term.getKey(), term.getValue(), filter, scale)) {
        return Optional.empty();
      }
    }
    if (filter.crossDomainOnly()) {
      plan.equal(connection, "cross_domain", 1);
    }
    if (!plan.times(connection, filter)) {
      return Optional.empty();
    }
    return Optional.of(plan);
  }

  private boolean add(
      Connection connection, Term term, String value, AuditFilter filter, LevelScale scale)
      throws SQLException {
    switch (term) {
      case EXCHANGE ->
          conditions.add(
              new Condition("exchange", "=", IndexWriter.exchangeKey(AuditFilter.uuid(value)), 2));
      case LEVEL_AT_LEAST -> {
        int rank = scale.rank(scale.level(filter.levelAtLeast().orElseThrow()));
        long matches =
            number(
                connection,
                "SELECT coalesce(sum(n), 0) FROM tally WHERE field = 'level' AND value >= ?",
                rank);
        conditions.add(new Condition("level", ">=", (long) rank, matches));
      }
      default -> {
        long word = number(connection, "SELECT id FROM word WHERE text = ?", value);
        if (word < 0) {
          return false;
        }
        equal(connection, column(term), word);
      }
    }
    return true;
  }

  private static String column(Term term) {
    return switch (term) {
      case SUBJECT -> "subject";
      case SUBJECT_DOMAIN -> "subject_domain";
      case RESOURCE_DOMAIN -> "resource_domain";
      case DATASET -> "dataset";
      case ROUTE -> "route";
      case AGREEMENT -> "agreement";
      case PURPOSE -> "purpose";
      case REASON -> "reason";
      case KIND -> "kind";
      case DECISION -> "decision";
      case EXCHANGE, LEVEL_AT_LEAST -> throw new IllegalArgumentException();
    };
  }

  private void equal(Connection connection, String column, long value) throws SQLException {
    long matches =
        number(
            connection, "SELECT n FROM tally WHERE field = '" + column + "' AND value = ?", value);
    conditions.add(new Condition(column, "=", value, Math.max(0, matches)));
  }

  private boolean times(Connection connection, AuditFilter filter) throws SQLException {
    if (filter.from().isEmpty() && filter.until().isEmpty()) {
      return true;
    }
    long from = filter.from().map(QueryPlan::microsUp).orElse(Long.MIN_VALUE);
    long until = filter.until().map(QueryPlan::microsUp).orElse(Long.MAX_VALUE);
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT min(first), max(last) FROM minute WHERE minute >= ? AND minute <= ?")) {
      select.setLong(1, Math.floorDiv(from, IndexWriter.MINUTE_MICROS));
      select.setLong(2, Math.floorDiv(until, IndexWriter.MINUTE_MICROS));
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return false;
        }
        first = rows.getLong(1);
        if (rows.wasNull()) {
          return false;
        }
        last = rows.getLong(2);
      }
    }
    conditions.add(new Condition("time", ">=", from, Long.MAX_VALUE));
    conditions.add(new Condition("time", "<", until, Long.MAX_VALUE));
    return true;
  }

  /** Records keep whole microseconds, so that rounding a bound up changes no answer. */
  private static long microsUp(Instant time) {
    long micros = IndexWriter.micros(time);
    return time.equals(time.truncatedTo(ChronoUnit.MICROS)) ? micros : micros + 1;
  }

  private static long number(Connection connection, String sql, Object value) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, value);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getLong(1) : -1;
      }
    }
  }

  /** The statement: index, kind and outcome of the records after a position. */
  PreparedStatement prepare(
      Connection connection, AuditQuery.Order order, long after, long watermark, int limit)
      throws SQLException {
    boolean newestFirst = order == AuditQuery.Order.NEWEST_FIRST;
    long low = newestFirst || after < 0 ? first : Math.max(first, after + 1);
    long end = Math.min(last, watermark - 1);
    long high = newestFirst && after >= 0 ? Math.min(end, after - 1) : end;
    long range = high - low;
    Condition driver = null;
    for (Condition condition : conditions) {
      if (condition.matches() <= range / RARE
          && (driver == null || condition.matches() < driver.matches())) {
        driver = condition;
      }
    }
    boolean byReason = driver != null && driver.column().equals("reason");
    StringBuilder sql =
        new StringBuilder(
            "SELECT r.idx, r.kind = (SELECT id FROM word WHERE text = 'DECISION'), r.outcome FROM ");
    sql.append(byReason ? "reason d CROSS JOIN record r ON r.idx = d.idx" : "record r");
    if (driver != null && !byReason) {
      sql.append(" INDEXED BY by_").append(driver.column());
    }
    String position = byReason ? "d.idx" : "r.idx";
    sql.append(" WHERE ").append(position).append(" >= ? AND ").append(position).append(" <= ?");
    for (Condition condition : conditions) {
      sql.append(" AND ").append(text(condition, condition.equals(driver)));
    }
    sql.append(" ORDER BY ").append(position).append(newestFirst ? " DESC" : "").append(" LIMIT ?");
    PreparedStatement select = connection.prepareStatement(sql.toString());
    int at = 1;
    select.setLong(at++, low);
    select.setLong(at++, high);
    for (Condition condition : conditions) {
      select.setObject(at++, condition.value());
    }
    select.setInt(at, limit);
    return select;
  }

  private static String text(Condition condition, boolean drives) {
    if (condition.column().equals("reason")) {
      return drives
          ? "d.word = ?"
          : "EXISTS(SELECT 1 FROM reason e WHERE e.word = ? AND e.idx = r.idx)";
    }
    return (drives ? "r." : "+r.") + condition.column() + " " + condition.comparison() + " ?";
  }
}
