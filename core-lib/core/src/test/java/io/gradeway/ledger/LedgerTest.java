package io.gradeway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path folder;
  private final SigningKey key = SigningKey.create("log.test");
  private LedgerOptions options;

  @BeforeEach
  void options() {
    options = LedgerOptions.of(folder.resolve("ledger.db"), key);
  }

  static LedgerEntry entry(int i) {
    return LedgerEntry.of(("entry " + i).getBytes(StandardCharsets.UTF_8));
  }

  static void fill(Ledger ledger, int from, int to) {
    List<CompletableFuture<Long>> waiting = new ArrayList<>();
    for (int i = from; i < to; i++) {
      waiting.add(ledger.append(entry(i)).toCompletableFuture());
    }
    for (int i = from; i < to; i++) {
      assertThat(waiting.get(i - from).join()).isEqualTo(i);
    }
  }

  private static Throwable failure(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().join();
      return new AssertionError("it succeeded");
    } catch (CompletionException e) {
      return e.getCause();
    }
  }

  private void sql(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + options.file());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void secondWriter_isRefused() {
    try (Ledger ledger = Ledger.open(options)) {
      assertThatThrownBy(() -> Ledger.open(options))
          .isInstanceOf(LedgerBusy.class)
          .hasMessageContaining("in use");
      fill(ledger, 0, 1);
    }
  }

  @Test
  void otherOrigin_isRefused() {
    Ledger.open(options).close();
    LedgerOptions other = LedgerOptions.of(options.file(), SigningKey.create("other.test"));
    assertThatThrownBy(() -> Ledger.open(other))
        .isInstanceOf(LedgerCorrupt.class)
        .hasMessageContaining("log.test");
  }

  @Test
  void otherKeyOfSameName_isRefused() {
    Ledger.open(options).close();
    LedgerOptions other = LedgerOptions.of(options.file(), SigningKey.create("log.test"));
    assertThatThrownBy(() -> Ledger.open(other))
        .isInstanceOf(LedgerCorrupt.class)
        .hasMessageContaining("not signed by the configured key");
  }

  @Test
  void witnessedCheckpointAheadOfStore_isRefused() {
    Checkpoint ahead;
    try (Ledger ledger = Ledger.open(options)) {
      fill(ledger, 0, 3);
      ahead = new Checkpoint("log.test", 4, Hash.ofLeaf(new byte[] {1}));
    }
    assertThatThrownBy(() -> Ledger.open(options.withWitnessed(ahead)))
        .isInstanceOf(LedgerCorrupt.class)
        .hasMessageContaining("counts 4 entries");
  }

  @Test
  void witnessedCheckpointOfOtherHistory_isRefused() {
    Ledger.open(options).close();
    try (Ledger ledger = Ledger.open(options)) {
      fill(ledger, 0, 300);
    }
    Checkpoint forked = new Checkpoint("log.test", 260, Hash.ofLeaf(new byte[] {1}));
    assertThatThrownBy(() -> Ledger.open(options.withWitnessed(forked)))
        .isInstanceOf(LedgerCorrupt.class)
        .hasMessageContaining("not those of a kept checkpoint");
  }

  @Test
  void lastEntriesCutOff_isRefused() throws Exception {
    try (Ledger ledger = Ledger.open(options)) {
      fill(ledger, 0, 10);
    }
    sql("DELETE FROM entry WHERE idx >= 8");
    assertThatThrownBy(() -> Ledger.open(options)).isInstanceOf(LedgerCorrupt.class);
  }

  @Test
  void lastEntryChanged_isRefused() throws Exception {
    try (Ledger ledger = Ledger.open(options)) {
      fill(ledger, 0, 10);
    }
    sql("UPDATE entry SET bytes = x'00' WHERE idx = 9");
    assertThatThrownBy(() -> Ledger.open(options))
        .isInstanceOf(LedgerCorrupt.class)
        .hasMessageContaining("entry 9");
  }

  @Test
  void storeRolledBackBehindItsOwnCheckpoint_isRefused() throws Exception {
    try (Ledger ledger = Ledger.open(options)) {
      fill(ledger, 0, 8);
    }
    RightEdge four = new RightEdge();
    for (int i = 0; i < 4; i++) {
      four.append(Hash.ofLeaf(entry(i).bytes()).toByteArray(), (level, at, hash) -> {});
    }
    sql("DELETE FROM entry WHERE idx >= 4");
    sql(
        "UPDATE head SET size = 4, edge = x'"
            + java.util.HexFormat.of().formatHex(four.toByteArray())
            + "'");
    assertThatThrownBy(() -> Ledger.open(options))
        .isInstanceOf(LedgerCorrupt.class)
        .hasMessageContaining("counts 8 entries, the store holds 4");
  }

  @Test
  void closedLedger_refusesEntries() {
    Ledger ledger = Ledger.open(options);
    ledger.close();
    assertThat(failure(ledger.append(entry(0)))).isInstanceOf(LedgerClosed.class);
    assertThat(ledger.healthy()).isFalse();
  }

  @Test
  void moreEntriesThanQueueHolds_areRefusedAsBusy() {
    try (Ledger ledger = Ledger.open(options.withQueueEntriesMax(2))) {
      List<LedgerEntry> three = List.of(entry(0), entry(1), entry(2));
      assertThat(failure(ledger.append(three))).isInstanceOf(LedgerBusy.class);
      fill(ledger, 0, 1);
    }
  }

  @Test
  void entriesOfOneRequest_getConsecutiveIndexes() {
    try (Ledger ledger = Ledger.open(options);
        LedgerReader reader = ledger.newReader()) {
      fill(ledger, 0, 2);
      long first = ledger.append(List.of(entry(2), entry(3))).toCompletableFuture().join();
      assertThat(first).isEqualTo(2);
      assertThat(reader.read(2, 10))
          .extracting(e -> new String(e.bytes(), StandardCharsets.UTF_8))
          .containsExactly("entry 2", "entry 3");
    }
  }

  @Test
  void acknowledgedEntries_areThereAfterReopening() {
    try (Ledger ledger = Ledger.open(options)) {
      fill(ledger, 0, 1_000);
    }
    try (Ledger ledger = Ledger.open(options)) {
      fill(ledger, 1_000, 1_500);
      assertThat(ledger.size()).isEqualTo(1_500);
    }
    List<byte[]> expected = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      expected.add(entry(i).bytes());
    }
    try (LedgerReader reader = LedgerReader.open(options.file())) {
      assertThat(reader.root(1_500)).isEqualTo(NaiveTree.root(expected));
      SignedCheckpoint last = reader.checkpoint().orElseThrow();
      assertThat(last.verify(key.verifier())).isTrue();
      assertThat(last.checkpoint())
          .isEqualTo(new Checkpoint("log.test", 1_500, NaiveTree.root(expected)));
    }
  }

  @Test
  void proofsBesideRunningWriter_verify() {
    try (Ledger ledger = Ledger.open(options);
        LedgerReader reader = ledger.newReader()) {
      fill(ledger, 0, 700);
      Hash root = reader.root(700);
      assertThat(reader.inclusionProof(513, 700).verify(Hash.ofLeaf(entry(513).bytes()), root))
          .isTrue();
      assertThat(reader.consistencyProof(300, 700).verify(reader.root(300), root)).isTrue();
      assertThatThrownBy(() -> reader.inclusionProof(700, 701))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("holds 700");
    }
  }

  @Test
  void growingLedger_getsCheckpointsWithoutBeingClosed() throws Exception {
    try (Ledger ledger =
        Ledger.open(options.withCheckpointInterval(java.time.Duration.ofMillis(20)))) {
      assertThat(ledger.checkpoint().checkpoint().size()).isZero();
      fill(ledger, 0, 5);
      while (ledger.checkpoint().checkpoint().size() < 5) {
        Thread.sleep(5);
      }
      assertThat(ledger.checkpoint().verify(ledger.verifierKey())).isTrue();
    }
  }

  @Test
  void erasedPrivatePart_isGoneAndProofsStayValid() throws Exception {
    byte[] secret = "behind: clerk 4711".getBytes(StandardCharsets.UTF_8);
    PrivatePart part = PrivatePart.of(secret);
    LedgerEntry entry = LedgerEntry.of(part.commitment().toByteArray(), part);
    try (Ledger ledger = Ledger.open(options);
        LedgerReader reader = ledger.newReader()) {
      ledger.append(entry).toCompletableFuture().join();
      fill(ledger, 1, 40);
      Hash root = reader.root(40);
      PrivatePart kept = reader.privatePart(0).orElseThrow();
      assertThat(kept.body()).isEqualTo(secret);
      assertThat(kept.commitment()).isEqualTo(part.commitment());
      assertThat(ledger.erasePrivatePart(0).toCompletableFuture().join()).isTrue();
      assertThat(reader.privatePart(0)).isEmpty();
      assertThat(ledger.erasePrivatePart(0).toCompletableFuture().join()).isFalse();
      assertThat(reader.root(40)).isEqualTo(root);
      assertThat(reader.inclusionProof(0, 40).verify(Hash.ofLeaf(entry.bytes()), root)).isTrue();
    }
    assertThat(java.nio.file.Files.readString(options.file(), StandardCharsets.ISO_8859_1))
        .doesNotContain("clerk 4711");
  }
}
