package io.gradeway.benchmarks;

import io.gradeway.audit.AuditRecord;
import io.gradeway.audit.AuditTrail;
import io.gradeway.audit.AuditVerifier;
import io.gradeway.audit.LedgerAuditTrail;
import io.gradeway.audit.ReleaseProfile;
import io.gradeway.ledger.Ledger;
import io.gradeway.ledger.LedgerOptions;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SigningKey;
import io.gradeway.ledger.Verification;
import io.gradeway.model.Assurance;
import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import io.gradeway.model.Person;
import io.gradeway.model.Purpose;
import io.gradeway.protection.Treatment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Durable audit records and their verification, in records a second, on the disk of the working
 * folder. Appends wait for the disk: {@code fsync p50} of 48 KiB there is printed beside them, and
 * a result without it says nothing. Every appended record counts only once it is durable.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LedgerBenchmark {
  private static final int WINDOW = 8_000;
  private static final int VERIFIED = 200_000;
  private static final int SYNCED_BYTES = 48 * 1024;
  private static final String SCHEME = "gbt-43697-2024";

  /** Most records of one transaction. */
  @Param({"32", "1000"})
  public int batch;

  private final SigningKey key = SigningKey.create("benchmark");
  private final AuditRecord[] records = new AuditRecord[1_000];
  private Path folder = Path.of("");
  private Ledger ledger;
  private AuditTrail trail;
  private LedgerReader verified;

  /** Opens an empty ledger, and fills another to verify. */
  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), ".ledger-benchmark");
    fill();
    ledger =
        Ledger.open(LedgerOptions.of(folder.resolve("ledger.db"), key).withBatchEntriesMax(batch));
    trail = LedgerAuditTrail.open(ledger);
    Path other = folder.resolve("verified.db");
    try (Ledger filled = Ledger.open(LedgerOptions.of(other, key))) {
      for (int i = 0; i < VERIFIED; i += WINDOW) {
        append(LedgerAuditTrail.open(filled));
      }
    }
    verified = LedgerReader.open(other);
    System.out.printf("# fsync p50 of %d bytes: %d us%n", SYNCED_BYTES, fsyncMicros());
  }

  /** Closes and deletes everything. */
  @TearDown
  public void close() throws IOException {
    System.out.printf("# fsync p50 of %d bytes: %d us%n", SYNCED_BYTES, fsyncMicros());
    ledger.close();
    verified.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Appends a window of records and waits until all are durable. */
  @Benchmark
  @OperationsPerInvocation(WINDOW)
  public long append() {
    append(trail);
    return ledger.size();
  }

  /** Hashes every entry again, rebuilds the tree, and reads every record. */
  @Benchmark
  @OperationsPerInvocation(VERIFIED)
  public Verification verify() {
    Verification result = AuditVerifier.verify(verified, key.verifier(), List.of());
    if (!(result instanceof Verification.InternallyConsistent consistent)
        || consistent.size() < VERIFIED) {
      throw new AssertionError("the ledger under measurement is not what was appended: " + result);
    }
    return result;
  }

  private void append(AuditTrail to) {
    CompletableFuture<?>[] waiting = new CompletableFuture<?>[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      waiting[i] = to.append(records[i % records.length]).toCompletableFuture();
    }
    CompletableFuture.allOf(waiting).join();
  }

  private void fill() {
    ReleaseProfile profile =
        new ReleaseProfile(
            List.of(
                new ReleaseProfile.Entry(
                    "records[].idNumber",
                    Optional.of(CategoryId.of("personal.identity.resident-id")),
                    new Level(SCHEME, "G4"),
                    new Treatment(Treatment.Kind.MASK, "resident-id"))));
    for (int i = 0; i < records.length; i++) {
      records[i] =
          new AuditRecord(
              AuditRecord.Kind.EXCHANGE,
              new UUID(0x4000L, i).toString(),
              Instant.parse("2026-11-22T08:00:00Z").plusMillis(i),
              new AuditRecord.Caller(
                  "system-" + i % 7,
                  "medical",
                  "JWT",
                  i % 2 == 0
                      ? Optional.of(new Person("clerk " + i, Assurance.SIGNED))
                      : Optional.empty(),
                  Optional.of("10.0.0." + i % 250)),
              new AuditRecord.Target(
                  "population",
                  "population.residents",
                  "route-" + i % 2,
                  "read",
                  "GET",
                  "0123456789abcdef0123456789abcdef"),
              Optional.of(new Purpose("benefit-eligibility", Assurance.SIGNED)),
              Optional.of("AG-2026-0" + i % 9 + "@3"),
              "bundle-2026-11",
              AuditRecord.Verdict.PERMIT,
              AuditRecord.Mode.ENFORCE,
              List.of("agreement"),
              Optional.of(profile),
              Optional.of(new Level(SCHEME, "G3")),
              new AuditRecord.Counts(20, 400, 60, 1),
              200,
              11_700,
              Optional.empty());
    }
  }

  private long fsyncMicros() throws IOException {
    Path file = folder.resolve("fsync");
    long[] nanos = new long[201];
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(SYNCED_BYTES);
      for (int i = 0; i < nanos.length; i++) {
        // Over and over the same place, as a write-ahead log does.
        channel.write(bytes.clear(), (long) (i % 16) * SYNCED_BYTES);
        long start = System.nanoTime();
        channel.force(false);
        nanos[i] = System.nanoTime() - start;
      }
    }
    Files.delete(file);
    Arrays.sort(nanos);
    return TimeUnit.NANOSECONDS.toMicros(nanos[nanos.length / 2]);
  }
}
