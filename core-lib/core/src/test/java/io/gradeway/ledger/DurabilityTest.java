package io.gradeway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
  @TempDir Path folder;
  private final SigningKey key = SigningKey.create("log.test");

  private static LedgerEntry entry(int i) {
    return LedgerEntry.of(("entry " + i + " ").repeat(40).getBytes());
  }

  /**
   * The files as a loss of power would leave them if nothing but what is in them now was synced.
   */
  private record Snapshot(Path file, long acknowledged, long walBytes) {}

  private Snapshot snapshot(Path ledger, int number, long acknowledged) throws IOException {
    Path copy = folder.resolve("snapshot-" + number + ".db");
    Path wal = Path.of(ledger + "-wal");
    Files.copy(ledger, copy);
    Files.copy(wal, Path.of(copy + "-wal"));
    return new Snapshot(copy, acknowledged, Files.size(wal));
  }

  private void assertHolds(Path file, long acknowledged) {
    try (Ledger ledger = Ledger.open(LedgerOptions.of(file, key));
        LedgerReader reader = ledger.newReader()) {
      assertThat(ledger.size()).isGreaterThanOrEqualTo(acknowledged);
      for (StoredEntry stored : reader.read(0, (int) acknowledged)) {
        assertThat(stored.bytes()).isEqualTo(entry((int) stored.index()).bytes());
      }
      assertThat(LedgerVerifier.verify(reader, key.verifier(), List.of(), (one, part) -> {}))
          .isInstanceOf(Verification.InternallyConsistent.class);
    }
  }

  @Test
  void powerLostAtAnyByteAfterAcknowledgement_keepsWhatWasAcknowledged() throws Exception {
    Path file = folder.resolve("ledger.db");
    List<Snapshot> snapshots = new ArrayList<>();
    byte[] lastWal;
    try (Ledger ledger = Ledger.open(LedgerOptions.of(file, key))) {
      for (int i = 0; i < 60; i++) {
        ledger.append(entry(i)).toCompletableFuture().join();
        if (i % 6 == 5) {
          snapshots.add(snapshot(file, i, i + 1));
        }
      }
      lastWal = Files.readAllBytes(Path.of(file + "-wal"));
    }
    Random random = new Random(6962);
    for (Snapshot snapshot : snapshots) {
      // Bytes written after the acknowledgement: a torn part of them may have reached the disk.
      int later = (int) (lastWal.length - snapshot.walBytes());
      int torn = later <= 0 ? 0 : random.nextInt(later);
      try (FileChannel wal =
          FileChannel.open(Path.of(snapshot.file() + "-wal"), StandardOpenOption.APPEND)) {
        wal.write(java.nio.ByteBuffer.wrap(lastWal, lastWal.length - later, torn));
      }
      assertHolds(snapshot.file(), snapshot.acknowledged());
    }
    assertThat(snapshots).hasSize(10);
  }

  @Test
  void fullDisk_failsWhatWaitsAndRecoversByItself() throws Exception {
    AtomicReference<Connection> connection = new AtomicReference<>();
    AtomicReference<String> pages = new AtomicReference<>("");
    Path file = folder.resolve("ledger.db");
    LedgerStore.ConnectionSource source =
        at -> {
          Connection opened = Sqlite.writer(at);
          if (!pages.get().isEmpty()) {
            pragma(opened, pages.get());
          }
          connection.set(opened);
          return opened;
        };
    try (Ledger ledger = Ledger.open(LedgerOptions.of(file, key), source)) {
      int acknowledged = 0;
      ledger.append(entry(acknowledged++)).toCompletableFuture().join();
      // SQLITE_FULL as soon as the file has to grow, also on connections opened meanwhile.
      pages.set("PRAGMA max_page_count=1");
      pragma(connection.get(), pages.get());
      Throwable refusal = null;
      while (refusal == null) {
        List<CompletableFuture<Long>> batch = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          batch.add(ledger.append(entry(acknowledged + i)).toCompletableFuture());
        }
        try {
          batch.forEach(CompletableFuture::join);
          acknowledged += 50;
        } catch (CompletionException e) {
          refusal = e.getCause();
          for (CompletableFuture<Long> one : batch) {
            acknowledged += one.handle((index, e2) -> e2 == null ? 1 : 0).join();
          }
        }
      }
      assertThat(refusal).isInstanceOf(LedgerBusy.class).hasMessageContaining("full");
      assertThat(ledger.healthy()).isFalse();
      assertThat(ledger.trouble()).isPresent();
      assertThat(ledger.size()).isEqualTo(acknowledged);
      pages.set("");
      Connection current = connection.get();
      if (!current.isClosed()) {
        pragma(current, "PRAGMA max_page_count=1073741823");
      }
      while (!ledger.healthy()) {
        Thread.sleep(20);
      }
      assertThat(ledger.append(entry(acknowledged)).toCompletableFuture().join())
          .isEqualTo(acknowledged);
    }
    assertHolds(file, 2);
  }

  private static void pragma(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
  }
}
