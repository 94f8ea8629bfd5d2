package io.gradeway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.audit.AuditRecord.Kind;
import io.gradeway.ledger.Checkpoint;
import io.gradeway.ledger.Hash;
import io.gradeway.ledger.LedgerEntry;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SignedCheckpoint;
import io.gradeway.ledger.SigningKey;
import io.gradeway.ledger.Verification;
import io.gradeway.ledger.VerifierKey;
import io.gradeway.model.Assurance;
import io.gradeway.taxonomy.LevelScale;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What version 1 wrote once must be read, verified and written the same for ever. */
class GoldenFormatsTest {
  private static final int RECORDS = 300;

  @TempDir Path folder;

  private static String text(String name) throws Exception {
    try (InputStream in = GoldenFormatsTest.class.getResourceAsStream("/ledger/golden/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path unpacked(String name) throws Exception {
    Path file = folder.resolve(name);
    try (InputStream in =
        new GZIPInputStream(
            GoldenFormatsTest.class.getResourceAsStream("/ledger/golden/" + name + ".gz"))) {
      Files.copy(in, file);
    }
    return file;
  }

  /** One record of every kind, and a profile in one entry and in parts; without private parts. */
  static List<String> entries() {
    List<String> lines = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      AuditRecord r = Records.exchangeRecord(kind.ordinal() + 1);
      AuditRecord.Caller caller =
          new AuditRecord.Caller(
              r.caller().subject() + " \"\\\n\u0001民政\ud842\udfb7",
              r.caller().domain(),
              r.caller().authentication(),
              Optional.empty(),
              Optional.empty());
      boolean officer = kind == Kind.QUERY || kind == Kind.OPERATION;
      lines.add(
          json(
              RecordWriter.entry(
                  new AuditRecord(
                      kind,
                      r.exchange(),
                      r.time().plusNanos(kind.ordinal() * 1_234_000L),
                      caller,
                      r.target(),
                      officer ? Optional.empty() : r.purpose(),
                      officer ? Optional.empty() : r.agreement(),
                      r.policyRevision(),
                      r.verdict(),
                      r.mode(),
                      r.reasons(),
                      officer ? Optional.empty() : r.profile(),
                      r.level(),
                      r.counts(),
                      r.status(),
                      kind == Kind.OUTCOME ? 1L << 53 : r.bytes(),
                      kind == Kind.OUTCOME ? Optional.of(7L) : Optional.empty(),
                      officer ? Optional.of("{\"limit\":\"20\"}") : Optional.empty()))));
    }
    Records.PROFILE.form().ledgerEntries().forEach(entry -> lines.add(json(entry)));
    return lines;
  }

  private static String json(LedgerEntry entry) {
    return new String(entry.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void entriesOfEveryKind_areWrittenByteForByteAsVersion1() throws Exception {
    assertThat(String.join("\n", entries()) + "\n").isEqualTo(text("entries-v1.jsonl"));
  }

  @Test
  void entriesOfVersion1_areRead() throws Exception {
    List<String> lines = text("entries-v1.jsonl").lines().toList();
    for (Kind kind : Kind.values()) {
      RecordReader.StoredRecord read =
          (RecordReader.StoredRecord)
              RecordReader.content(lines.get(kind.ordinal()).getBytes(StandardCharsets.UTF_8));
      assertThat(read.record().kind()).isEqualTo(kind);
      assertThat(read.record().caller().subject()).endsWith(" \"\\\n\u0001民政\ud842\udfb7");
      assertThat(read.record().bytes())
          .isEqualTo(
              kind == Kind.OUTCOME ? 1L << 53 : Records.exchangeRecord(kind.ordinal() + 1).bytes());
    }
    assertThat(RecordReader.content(lines.get(lines.size() - 1).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new RecordReader.StoredProfile(Records.PROFILE.form().id(), Records.PROFILE));
  }

  @Test
  void checkpointOfVersion1_isReadVerifiedAndWrittenTheSame() throws Exception {
    VerifierKey key = VerifierKey.parse(text("ledger-v1.vkey"));
    String note = text("ledger-v1.checkpoint");
    SignedCheckpoint checkpoint = SignedCheckpoint.parse(note);
    assertThat(checkpoint.verify(key)).isTrue();
    assertThat(checkpoint.note()).isEqualTo(note);
    assertThat(note).startsWith(checkpoint.checkpoint().toNoteText() + "\n");
    assertThat(checkpoint.checkpoint().size()).isEqualTo(RECORDS + 1);
    SigningKey signer = signer();
    assertThat(signer.verifier()).isEqualTo(key);
    // Ed25519 is deterministic: the same key writes the same note.
    assertThat(signer.sign(checkpoint.checkpoint()).note()).isEqualTo(note);
  }

  private SigningKey signer() throws Exception {
    Path pem = folder.resolve("key.pem");
    Files.writeString(pem, text("ledger-v1.test-key.pem"));
    return SigningKey.read(pem, "log.test");
  }

  @Test
  void ledgerOfVersion1_isVerified() throws Exception {
    Path file = unpacked("ledger-v1.db");
    VerifierKey key = VerifierKey.parse(text("ledger-v1.vkey"));
    SignedCheckpoint outside = SignedCheckpoint.parse(text("ledger-v1.checkpoint"));
    try (LedgerReader reader = LedgerReader.open(file)) {
      assertThat(AuditVerifier.verify(reader, key, List.of(outside)))
          .isEqualTo(new Verification.Verified(RECORDS + 1, RECORDS + 1));
      assertThat(reader.privatePart(2)).isPresent();
    }
  }

  @Test
  void ledgerOfVersion1_goesOnGrowing() throws Exception {
    Path file = unpacked("ledger-v1.db");
    SignedCheckpoint outside = SignedCheckpoint.parse(text("ledger-v1.checkpoint"));
    SigningKey key = signer();
    try (var ledger =
        io.gradeway.ledger.Ledger.open(
            io.gradeway.ledger.LedgerOptions.of(file, key).withWitnessed(outside.checkpoint()))) {
      LedgerAuditTrail.open(ledger).append(Records.exchangeRecord(1)).toCompletableFuture().join();
    }
    try (LedgerReader reader = LedgerReader.open(file)) {
      assertThat(AuditVerifier.verify(reader, key.verifier(), List.of(outside)))
          .isEqualTo(new Verification.Verified(RECORDS + 3, RECORDS + 1));
    }
  }

  @Test
  void indexOfVersion1_isAsked() throws Exception {
    Path ledger = unpacked("ledger-v1.db");
    Path file = unpacked("index-v1.db");
    LevelScale scale = LevelScale.of(Records.SCHEME, Records.LEVELS);
    try (LedgerReader reader = LedgerReader.open(ledger);
        AuditIndex index = AuditIndex.open(file, "log.test", scale)) {
      AuditPage page =
          AuditQuery.over(index, reader)
              .find(
                  AuditFilter.ANY.with(AuditFilter.Term.LEVEL_AT_LEAST, "G4"),
                  AuditQuery.Order.OLDEST_FIRST,
                  1_000,
                  null);
      assertThat(page.indexedThrough()).isEqualTo(RECORDS + 1);
      assertThat(page.entries()).hasSize(RECORDS / 4);
      assertThat(page.entries().get(0).record()).isEqualTo(Records.exchangeRecord(3));
      assertThat(page.entries().get(0).record().caller().behind()).isEmpty();
      assertThat(page.entries())
          .allSatisfy(
              entry ->
                  assertThat(entry.record().purpose().orElseThrow().assurance())
                      .isEqualTo(Assurance.SIGNED));
    }
  }

  @Test
  void schemaOfVersion1_isWhatNewFilesGet() throws Exception {
    Path fresh = folder.resolve("fresh.db");
    SigningKey key = signer();
    io.gradeway.ledger.Ledger.open(io.gradeway.ledger.LedgerOptions.of(fresh, key)).close();
    assertThat(schema(fresh)).isEqualTo(schema(unpacked("ledger-v1.db")));
    Path index = folder.resolve("fresh-index.db");
    AuditIndex.open(index, "log.test", LevelScale.of(Records.SCHEME, Records.LEVELS)).close();
    assertThat(schema(index)).isEqualTo(schema(unpacked("index-v1.db")));
    try (LedgerReader reader = LedgerReader.open(fresh)) {
      assertThat(reader.checkpoint().orElseThrow())
          .isEqualTo(key.sign(new Checkpoint("log.test", 0, Hash.EMPTY_TREE)));
    }
  }

  private static List<String> schema(Path file) throws Exception {
    List<String> lines = new ArrayList<>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "PRAGMA application_id",
              "PRAGMA user_version",
              "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            lines.add(rows.getString(1));
          }
        }
      }
    }
    return lines;
  }
}
