package io.gradeway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.ledger.Ledger;
import io.gradeway.ledger.LedgerEntry;
import io.gradeway.ledger.LedgerOptions;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SigningKey;
import io.gradeway.ledger.Verification;
import io.gradeway.protection.Treatment;
import io.gradeway.taxonomy.LevelScale;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeProfileTest {
  @TempDir Path folder;
  private final SigningKey key = SigningKey.create("log.test");

  private static ReleaseProfile profile(int fields) {
    return new ReleaseProfile(
        IntStream.range(0, fields)
            .mapToObj(
                i ->
                    new ReleaseProfile.Entry(
                        "records[].民政字段" + i,
                        Optional.empty(),
                        Records.level("G3"),
                        Treatment.REDACT))
            .toList());
  }

  private static AuditRecord record(ReleaseProfile profile) {
    AuditRecord r = Records.exchangeRecord(1);
    return new AuditRecord(
        r.kind(),
        r.exchange(),
        r.time(),
        r.caller(),
        r.target(),
        r.purpose(),
        r.agreement(),
        r.policyRevision(),
        r.verdict(),
        r.mode(),
        r.reasons(),
        Optional.of(profile),
        r.level(),
        r.counts(),
        r.status(),
        r.bytes(),
        Optional.empty());
  }

  @Test
  void profileBeyondOneEntry_isKeptInPartsAndReadBackWhole() throws Exception {
    ReleaseProfile large = profile(5_000);
    Path file = folder.resolve("ledger.db");
    LevelScale scale = LevelScale.of(Records.SCHEME, Records.LEVELS);
    try (Ledger ledger = Ledger.open(LedgerOptions.of(file, key));
        LedgerReader reader = ledger.newReader();
        AuditIndex index = AuditIndex.open(folder.resolve("index.db"), "log.test", scale);
        AuditProjection projection = AuditProjection.start(ledger.newReader(), index)) {
      AuditTrail trail = LedgerAuditTrail.open(ledger);
      long at = trail.append(record(large)).toCompletableFuture().join();
      assertThat(at).isEqualTo(large.form().ledgerEntries().size()).isGreaterThan(5);
      assertThat(trail.append(record(profile(5_000))).toCompletableFuture().join())
          .as("a profile of the same content is known by its id")
          .isEqualTo(at + 1);
      AuditQuery query = AuditQuery.over(index, reader);
      assertThat(query.awaitIndexed(at, java.time.Duration.ofSeconds(30))).isTrue();
      assertThat(query.entry(at).orElseThrow().record().profile()).contains(large);
      assertThat(AuditVerifier.verify(reader, key.verifier(), List.of()))
          .isEqualTo(new Verification.InternallyConsistent(at + 2));
    }
  }

  @Test
  void partThatIsMissing_isFoundByVerifier() {
    List<LedgerEntry> entries = profile(5_000).form().ledgerEntries();
    try (Ledger ledger = Ledger.open(LedgerOptions.of(folder.resolve("ledger.db"), key));
        LedgerReader reader = ledger.newReader()) {
      ledger.append(entries.subList(1, entries.size())).toCompletableFuture().join();
      assertThat(AuditVerifier.verify(reader, key.verifier(), List.of()))
          .isInstanceOf(Verification.Tampered.class);
    }
  }

  @Test
  void partsUnderAnotherId_areRefused() {
    List<LedgerEntry> entries = profile(5_000).form().ledgerEntries();
    String last = new String(entries.get(entries.size() - 1).bytes(), StandardCharsets.UTF_8);
    String forged = last.replaceFirst("\\[\"[0-9a-f]{32}\",", "[");
    assertThat(forged).isNotEqualTo(last);
    assertThatThrownBy(() -> RecordReader.content(forged.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id of its content");
  }

  @Test
  void fieldsAroundTheLimit_allFit() {
    for (int fields = 500; fields < 620; fields++) {
      ProfileForm form = profile(fields).form();
      assertThat(form.ledgerEntries())
          .allSatisfy(entry -> assertThat(entry.bytes().length).isLessThanOrEqualTo(65_535));
    }
    assertThat(profile(0).form().ledgerEntries()).hasSize(1);
  }
}
