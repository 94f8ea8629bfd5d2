package io.gradeway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.ledger.Hash;
import io.gradeway.ledger.Ledger;
import io.gradeway.ledger.LedgerOptions;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SignedCheckpoint;
import io.gradeway.ledger.SigningKey;
import io.gradeway.ledger.Verification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AuditVerifierTest {
  private static final int RECORDS = 600;

  @TempDir Path folder;
  private final SigningKey key = SigningKey.create("log.test");
  private Path file;
  private SignedCheckpoint witnessed;

  @BeforeEach
  void fill() {
    file = folder.resolve("ledger.db");
    try (Ledger ledger = Ledger.open(LedgerOptions.of(file, key))) {
      AuditTrail trail = LedgerAuditTrail.open(ledger);
      for (int i = 1; i < RECORDS; i++) {
        var done = trail.append(Records.exchangeRecord(i)).toCompletableFuture();
        if (i == 1 || i == RECORDS - 1) {
          done.join();
        }
      }
    }
    try (LedgerReader reader = LedgerReader.open(file)) {
      witnessed = reader.checkpoint().orElseThrow();
      assertThat(witnessed.checkpoint().size()).isEqualTo(RECORDS);
    }
  }

  private void sql(String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
      }
    }
  }

  private Verification verify(SignedCheckpoint... outside) {
    try (LedgerReader reader = LedgerReader.open(file)) {
      return AuditVerifier.verify(reader, key.verifier(), List.of(outside));
    }
  }

  @Test
  void untouchedLedger_isVerifiedOnlyWithOutsideCheckpoint() {
    assertThat(verify()).isEqualTo(new Verification.InternallyConsistent(RECORDS));
    assertThat(verify(witnessed)).isEqualTo(new Verification.Verified(RECORDS, RECORDS));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/ledger/tampering.csv", numLinesToSkip = 1, delimiter = ';')
  void rowsChangedBySql_areFound(String what, String sql, long firstBadIndex) throws Exception {
    sql(sql.split("\\|"));
    for (Verification result : List.of(verify(), verify(witnessed))) {
      assertThat(result).as(what).isInstanceOf(Verification.Tampered.class);
      assertThat(((Verification.Tampered) result).firstBadIndex()).isEqualTo(firstBadIndex);
    }
  }

  @Test
  void entryAndLeafChangedTogether_areFoundByTree() throws Exception {
    byte[] forged;
    try (LedgerReader reader = LedgerReader.open(file)) {
      forged =
          new String(reader.read(300, 1).get(0).bytes(), StandardCharsets.UTF_8)
              .replace("PERMIT", "FAILED")
              .getBytes(StandardCharsets.UTF_8);
    }
    HexFormat hex = HexFormat.of();
    sql(
        "UPDATE entry SET bytes = x'"
            + hex.formatHex(forged)
            + "', leaf = x'"
            + hex.formatHex(Hash.ofLeaf(forged).toByteArray())
            + "' WHERE idx = 301");
    Verification result = verify();
    assertThat(result).isInstanceOf(Verification.Tampered.class);
    assertThat(((Verification.Tampered) result).firstBadIndex()).isLessThanOrEqualTo(301);
  }

  @Test
  void historyRewrittenWithTheGatewaysOwnKey_isFoundByWitnessOnly() throws Exception {
    Path rewritten = folder.resolve("rewritten.db");
    try (Ledger ledger = Ledger.open(LedgerOptions.of(rewritten, key))) {
      AuditTrail trail = LedgerAuditTrail.open(ledger);
      for (int i = 2; i <= RECORDS; i++) {
        trail.append(Records.exchangeRecord(i)).toCompletableFuture().join();
      }
    }
    file = rewritten;
    assertThat(verify()).isInstanceOf(Verification.InternallyConsistent.class);
    assertThat(verify(witnessed)).isInstanceOf(Verification.Tampered.class);
  }

  @Test
  void lastEntriesDroppedWithTheGatewaysOwnKey_areFoundByWitnessOnly() throws Exception {
    Path shorter = folder.resolve("shorter.db");
    try (Ledger ledger = Ledger.open(LedgerOptions.of(shorter, key));
        LedgerReader reader = LedgerReader.open(file)) {
      for (var entry : reader.read(0, RECORDS - 1)) {
        ledger
            .append(io.gradeway.ledger.LedgerEntry.of(entry.bytes()))
            .toCompletableFuture()
            .join();
      }
    }
    file = shorter;
    assertThat(verify()).isEqualTo(new Verification.InternallyConsistent(RECORDS - 1));
    assertThat(verify(witnessed))
        .isInstanceOfSatisfying(
            Verification.Tampered.class,
            found -> assertThat(found.firstBadIndex()).isEqualTo(RECORDS - 1));
  }

  @Test
  void privatePartChanged_isFound_butErasedIsNot() throws Exception {
    sql("DELETE FROM side WHERE idx = 5");
    assertThat(verify(witnessed)).isInstanceOf(Verification.Verified.class);
    sql("UPDATE side SET body = x'7b7d' WHERE idx = 7");
    assertThat(verify(witnessed))
        .isInstanceOfSatisfying(
            Verification.Tampered.class, found -> assertThat(found.firstBadIndex()).isEqualTo(7));
  }

  @Test
  void outsideCheckpointOfOtherKey_isRefusedAsUnusable() {
    SignedCheckpoint foreign = SigningKey.create("log.test").sign(witnessed.checkpoint());
    assertThatThrownBy(() -> verify(foreign)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ledgerBesideRunningWriter_isVerified() {
    try (Ledger ledger = Ledger.open(LedgerOptions.of(file, key))) {
      LedgerAuditTrail.open(ledger).append(Records.exchangeRecord(9)).toCompletableFuture().join();
      assertThat(verify(witnessed)).isEqualTo(new Verification.Verified(RECORDS + 2, RECORDS));
    }
  }
}
