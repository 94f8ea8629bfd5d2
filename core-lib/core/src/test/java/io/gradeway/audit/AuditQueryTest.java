package io.gradeway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.audit.AuditFilter.Term;
import io.gradeway.audit.AuditQuery.Order;
import io.gradeway.audit.AuditRecord.Kind;
import io.gradeway.ledger.Ledger;
import io.gradeway.ledger.LedgerEntry;
import io.gradeway.ledger.LedgerOptions;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SigningKey;
import io.gradeway.taxonomy.LevelScale;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditQueryTest {
  private static final LevelScale SCALE = LevelScale.of(Records.SCHEME, Records.LEVELS);

  @TempDir Path folder;
  private Ledger ledger;
  private LedgerReader reader;
  private AuditTrail trail;
  private AuditIndex index;
  private AuditProjection projection;
  private AuditQuery query;

  @BeforeEach
  void open() {
    ledger =
        Ledger.open(LedgerOptions.of(folder.resolve("ledger.db"), SigningKey.create("log.test")));
    reader = ledger.newReader();
    trail = LedgerAuditTrail.open(ledger);
    index = AuditIndex.open(folder.resolve("index.db"), "log.test", SCALE);
    projection = AuditProjection.start(ledger.newReader(), index);
    query = AuditQuery.over(index, reader);
  }

  @AfterEach
  void close() {
    projection.close();
    index.close();
    reader.close();
    ledger.close();
  }

  private long append(AuditRecord record) {
    return trail.append(record).toCompletableFuture().join();
  }

  private void awaitAll() throws InterruptedException {
    assertThat(query.awaitIndexed(ledger.size() - 1, Duration.ofSeconds(20))).isTrue();
  }

  private List<AuditRecord> fill(int count) throws Exception {
    List<AuditRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(Records.exchangeRecord(i));
      var done = trail.append(records.get(i)).toCompletableFuture();
      if (i % 100 == 0 || i == count - 1) {
        done.join();
      }
    }
    awaitAll();
    return records;
  }

  private List<String> exchanges(AuditFilter filter, Order order, int limit) {
    List<String> found = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      AuditPage page = query.find(filter, order, limit, cursor.orElse(null));
      assertThat(page.entries().size()).isLessThanOrEqualTo(limit);
      page.entries().forEach(entry -> found.add(entry.record().exchange()));
      cursor = page.cursor();
    } while (cursor.isPresent());
    return found;
  }

  /** A term and what it means, said a second time without any SQL. */
  private record Meaning(AuditFilter filter, Predicate<AuditRecord> holds) {
    Meaning and(Term term, String value, Predicate<AuditRecord> also) {
      return new Meaning(filter.with(term, value), holds.and(also));
    }
  }

  private static Meaning random(Random random) {
    Meaning m = new Meaning(AuditFilter.ANY, r -> true);
    if (random.nextInt(3) == 0) {
      String subject = "system-" + random.nextInt(8);
      m = m.and(Term.SUBJECT, subject, r -> r.caller().subject().equals(subject));
    }
    if (random.nextInt(3) == 0) {
      m = m.and(Term.SUBJECT_DOMAIN, "medical", r -> r.caller().domain().equals("medical"));
    }
    if (random.nextInt(4) == 0) {
      m = m.and(Term.RESOURCE_DOMAIN, "hotline", r -> r.target().domain().equals("hotline"));
    }
    if (random.nextInt(4) == 0) {
      m = m.and(Term.DATASET, "hotline.orders", r -> r.target().dataset().equals("hotline.orders"));
    }
    if (random.nextInt(4) == 0) {
      m = m.and(Term.DECISION, "DENY", r -> r.verdict() == AuditRecord.Verdict.DENY);
    }
    if (random.nextInt(4) == 0) {
      m =
          m.and(
              Term.REASON, "level-above-ceiling", r -> r.reasons().contains("level-above-ceiling"));
    }
    if (random.nextInt(4) == 0) {
      int rank = random.nextInt(6);
      m =
          m.and(
              Term.LEVEL_AT_LEAST,
              Records.LEVELS.get(rank),
              r -> SCALE.rank(r.level().orElseThrow()) >= rank);
    }
    if (random.nextInt(5) == 0) {
      m =
          m.and(
              Term.PURPOSE,
              "statistics",
              r -> r.purpose().orElseThrow().code().equals("statistics"));
    }
    if (random.nextInt(5) == 0) {
      m =
          m.and(
              Term.AGREEMENT,
              "AG-2026-04@3",
              r -> r.agreement().orElseThrow().equals("AG-2026-04@3"));
    }
    if (random.nextInt(5) == 0) {
      m = m.and(Term.ROUTE, "route-1", r -> r.target().route().equals("route-1"));
    }
    if (random.nextInt(4) == 0) {
      m =
          new Meaning(
              m.filter().onlyCrossDomain(),
              m.holds().and(r -> !r.caller().domain().equals(r.target().domain())));
    }
    if (random.nextInt(3) == 0) {
      var from = Records.START.plusSeconds(random.nextInt(1_200)).plusMillis(random.nextInt(2));
      var until = from.plusSeconds(random.nextInt(600)).plusNanos(random.nextInt(2));
      m =
          new Meaning(
              m.filter().from(from).until(until),
              m.holds().and(r -> !r.time().isBefore(from) && r.time().isBefore(until)));
    }
    return m;
  }

  @Test
  void anyConjunction_findsExactlyWhatMatchesInOrder() throws Exception {
    List<AuditRecord> records = fill(1_200);
    Random random = new Random(43697);
    for (int round = 0; round < 150; round++) {
      Meaning meaning = random(random);
      List<String> expected =
          new ArrayList<>(
              records.stream().filter(meaning.holds()).map(AuditRecord::exchange).toList());
      Order order = random.nextBoolean() ? Order.NEWEST_FIRST : Order.OLDEST_FIRST;
      if (order == Order.NEWEST_FIRST) {
        Collections.reverse(expected);
      }
      assertThat(exchanges(meaning.filter(), order, 1 + random.nextInt(300)))
          .as("%s %s", meaning.filter(), order)
          .isEqualTo(expected);
    }
  }

  @Test
  void exchangeAndKind_areFound() throws Exception {
    fill(50);
    AuditFilter one = AuditFilter.ANY.with(Term.EXCHANGE, Records.exchange(17));
    RecordedEntry found = query.find(one, Order.NEWEST_FIRST, 10, null).entries().get(0);
    assertThat(found.record()).isEqualTo(Records.exchangeRecord(17));
    assertThat(query.entry(found.index())).contains(found);
    assertThat(query.find(one.with(Term.KIND, "QUERY"), Order.NEWEST_FIRST, 10, null).entries())
        .isEmpty();
  }

  @Test
  void decisionWithoutOutcome_isOpenUntilItsOutcomeIsIndexed() throws Exception {
    AuditRecord exchange = Records.exchangeRecord(3);
    long decision = append(Records.as(exchange, Kind.DECISION, Optional.empty()));
    awaitAll();
    RecordedEntry open = query.entry(decision).orElseThrow();
    assertThat(open.open()).isTrue();
    assertThat(open.record().counts()).isEqualTo(exchange.counts());
    long outcome = append(Records.as(exchange, Kind.OUTCOME, Optional.of(decision)));
    awaitAll();
    RecordedEntry closed = query.entry(decision).orElseThrow();
    assertThat(closed.open()).isFalse();
    assertThat(closed.outcome()).contains(outcome);
  }

  @Test
  void outcomeOfAnotherExchange_closesNothing() throws Exception {
    long decision = append(Records.as(Records.exchangeRecord(3), Kind.DECISION, Optional.empty()));
    append(Records.as(Records.exchangeRecord(4), Kind.OUTCOME, Optional.of(decision)));
    awaitAll();
    assertThat(query.entry(decision).orElseThrow().open()).isTrue();
  }

  @Test
  void cursor_staysValidWhileLogGrows() throws Exception {
    fill(30);
    AuditPage first = query.find(AuditFilter.ANY, Order.NEWEST_FIRST, 10, null);
    for (int i = 30; i < 60; i++) {
      append(Records.exchangeRecord(i));
    }
    awaitAll();
    AuditPage second =
        query.find(AuditFilter.ANY, Order.NEWEST_FIRST, 10, first.cursor().orElseThrow());
    assertThat(second.entries().get(0).index()).isEqualTo(first.entries().get(9).index() - 1);
  }

  @Test
  void cursorOfOtherQuestion_isRefused() throws Exception {
    fill(30);
    String cursor =
        query.find(AuditFilter.ANY, Order.NEWEST_FIRST, 10, null).cursor().orElseThrow();
    AuditFilter other = AuditFilter.ANY.with(Term.DECISION, "DENY");
    for (@Nullable String bad : Arrays.asList(cursor + "A", "AAAA", "!", "")) {
      assertThatThrownBy(() -> query.find(AuditFilter.ANY, Order.NEWEST_FIRST, 10, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> query.find(other, Order.NEWEST_FIRST, 10, cursor))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> query.find(AuditFilter.ANY, Order.OLDEST_FIRST, 10, cursor))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wrongTermValues_areRefused() {
    assertThatThrownBy(() -> AuditFilter.ANY.with(Term.KIND, "PROFILE"))
        .hasMessageContaining("EXCHANGE");
    assertThatThrownBy(() -> AuditFilter.ANY.with(Term.DECISION, "ALLOW"))
        .hasMessageContaining("PERMIT");
    assertThatThrownBy(() -> AuditFilter.ANY.with(Term.EXCHANGE, "17"))
        .hasMessageContaining("UUID");
    AuditFilter unknown = AuditFilter.ANY.with(Term.LEVEL_AT_LEAST, "G9");
    assertThatThrownBy(() -> query.find(unknown, Order.NEWEST_FIRST, 10, null))
        .hasMessageContaining("G1");
    assertThatThrownBy(() -> query.find(AuditFilter.ANY, Order.NEWEST_FIRST, 1_001, null))
        .hasMessageContaining("1000");
  }

  @Test
  void projectionStartedAgain_goesOnWhereItStopped() throws Exception {
    fill(40);
    projection.close();
    for (int i = 40; i < 80; i++) {
      append(Records.exchangeRecord(i));
    }
    assertThat(query.indexedThrough()).isLessThan(ledger.size());
    projection = AuditProjection.start(ledger.newReader(), index);
    awaitAll();
    assertThat(exchanges(AuditFilter.ANY, Order.OLDEST_FIRST, 1_000)).hasSize(80);
  }

  @Test
  void entryThatIsNoRecord_stopsProjectionVisibly() throws Exception {
    fill(3);
    ledger
        .append(LedgerEntry.of("{\"v\":2}".getBytes(StandardCharsets.UTF_8)))
        .toCompletableFuture()
        .join();
    while (projection.trouble().isEmpty()) {
      Thread.sleep(5);
    }
    assertThat(projection.trouble().orElseThrow()).contains("version 2");
    assertThat(projection.lag()).isEqualTo(1);
  }

  @Test
  void indexAheadOfLedgerOrForeign_isRefused() throws Exception {
    fill(3);
    projection.close();
    Path other = folder.resolve("other.db");
    try (Ledger fresh = Ledger.open(LedgerOptions.of(other, SigningKey.create("log.test")));
        LedgerReader behind = fresh.newReader()) {
      assertThatThrownBy(() -> AuditProjection.start(behind, index))
          .hasMessageContaining("ahead of the ledger");
    }
    assertThatThrownBy(() -> AuditIndex.open(folder.resolve("index.db"), "else.test", SCALE))
        .hasMessageContaining("another ledger");
  }
}
