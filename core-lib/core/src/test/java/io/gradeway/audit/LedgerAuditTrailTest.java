package io.gradeway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.audit.AuditRecord.Caller;
import io.gradeway.ledger.Ledger;
import io.gradeway.ledger.LedgerOptions;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.PrivatePart;
import io.gradeway.ledger.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerAuditTrailTest {
  @TempDir Path folder;
  private Ledger ledger;
  private LedgerReader reader;
  private AuditTrail trail;

  @BeforeEach
  void open() {
    ledger =
        Ledger.open(LedgerOptions.of(folder.resolve("ledger.db"), SigningKey.create("log.test")));
    reader = ledger.newReader();
    trail = LedgerAuditTrail.open(ledger);
  }

  @AfterEach
  void close() {
    reader.close();
    ledger.close();
  }

  private long append(AuditRecord record) {
    return trail.append(record).toCompletableFuture().join();
  }

  private String json(long index) {
    return new String(reader.read(index, 1).get(0).bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void profile_isWrittenOnceBeforeItsFirstRecord() {
    assertThat(append(Records.exchangeRecord(1))).isEqualTo(1);
    assertThat(append(Records.exchangeRecord(2))).isEqualTo(2);
    assertThat(json(0)).contains("\"kind\":\"PROFILE\"", "MASK:resident-id");
    String id = Records.PROFILE.form().id();
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(json(1)).contains("\"profile\":\"" + id + "\"").doesNotContain("idNumber");
    assertThat(json(2)).contains("\"profile\":\"" + id + "\"");
  }

  @Test
  void personAndAddress_liveInPrivatePartOnly() {
    long index = append(Records.exchangeRecord(8));
    assertThat(json(index)).contains("\"commitment\":").doesNotContain("clerk 8", "10.0.0.8");
    RecordReader.StoredRecord stored =
        (RecordReader.StoredRecord) RecordReader.content(reader.read(index, 1).get(0).bytes());
    PrivatePart part = reader.privatePart(index).orElseThrow();
    assertThat(stored.commitment()).contains(part.commitment());
    assertThat(RecordReader.withPrivatePart(stored.record().caller(), part.body()))
        .isEqualTo(Records.exchangeRecord(8).caller());
  }

  @Test
  void record_isReadBackAsWritten() {
    AuditRecord written = Records.exchangeRecord(1);
    long index = append(written);
    RecordReader.StoredRecord stored =
        (RecordReader.StoredRecord) RecordReader.content(reader.read(index, 1).get(0).bytes());
    assertThat(stored.profileId()).contains(Records.PROFILE.form().id());
    assertThat(stored.record().target()).isEqualTo(written.target());
    assertThat(stored.record().time()).isEqualTo(written.time());
    assertThat(stored.record().counts()).isEqualTo(written.counts());
    assertThat(stored.record().reasons()).isEqualTo(written.reasons());
    assertThat(stored.record().level()).isEqualTo(written.level());
    assertThat(stored.record().purpose()).isEqualTo(written.purpose());
  }

  @Test
  void unpairedSurrogate_isRefusedAndNothingIsWritten() {
    AuditRecord good = Records.exchangeRecord(1);
    Caller broken = new Caller("sys\ud800", "medical", "JWT", Optional.empty(), Optional.empty());
    AuditRecord record =
        new AuditRecord(
            good.kind(),
            good.exchange(),
            good.time(),
            broken,
            good.target(),
            good.purpose(),
            good.agreement(),
            good.policyRevision(),
            good.verdict(),
            good.mode(),
            good.reasons(),
            good.profile(),
            good.level(),
            good.counts(),
            0,
            0,
            Optional.empty());
    assertThatThrownBy(() -> append(record))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(ledger.size()).isZero();
  }

  @Test
  void recordBeyondLimit_isRefused() {
    AuditRecord good = Records.exchangeRecord(1);
    AuditRecord record =
        new AuditRecord(
            good.kind(),
            good.exchange(),
            good.time(),
            good.caller(),
            good.target(),
            good.purpose(),
            good.agreement(),
            good.policyRevision(),
            good.verdict(),
            good.mode(),
            List.of("x".repeat(65_535)),
            good.profile(),
            good.level(),
            good.counts(),
            0,
            0,
            Optional.empty());
    assertThatThrownBy(() -> append(record)).hasCauseInstanceOf(IllegalArgumentException.class);
  }
}
