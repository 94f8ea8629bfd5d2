package io.gradeway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loses the power between system calls. A child process appends under strace; the recorded writes
 * and syncs are replayed onto a simulated disk that keeps what was synced, and of everything else
 * only what chance lets through. What the child had acknowledged by then must be there.
 *
 * <p>Needs strace. Where it is missing the report says so; in CI it must be there.
 */
@EnabledIf(
    value = "stracedOrInCi",
    disabledReason = "strace is not installed (Debian: apt-get install strace)")
class LedgerPowerLossIT {
  private static final int ACKNOWLEDGED = 1_500;
  private static final int LOSSES = 40;

  @TempDir Path folder;

  static boolean stracedOrInCi() {
    boolean here =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace")));
    return here || "true".equals(System.getenv("CI"));
  }

  /** The process whose writes are recorded; tells on standard output what was acknowledged. */
  static final class Appender {
    public static void main(String[] arguments) throws Exception {
      SigningKey key = SigningKey.read(Path.of(arguments[1]), "log.test");
      Ledger ledger = Ledger.open(LedgerOptions.of(Path.of(arguments[0]), key));
      AtomicInteger acknowledged = new AtomicInteger();
      for (int t = 0; t < 4; t++) {
        int thread = t;
        new Thread(
                () -> {
                  for (int i = 0; ; i++) {
                    String name = thread + "-" + i;
                    long index = ledger.append(entry(name)).toCompletableFuture().join();
                    System.out.print(SimulatedDisk.MARK + index + " " + name + "\n");
                    System.out.flush();
                    if (acknowledged.incrementAndGet() == ACKNOWLEDGED) {
                      Runtime.getRuntime().halt(0);
                    }
                  }
                })
            .start();
      }
    }
  }

  static LedgerEntry entry(String name) {
    return LedgerEntry.of((name + " ").repeat(500).getBytes(StandardCharsets.UTF_8));
  }

  private Path trace(Path ledger) throws Exception {
    Path trace = folder.resolve("trace.txt");
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "strace",
                  "-f",
                  "-y",
                  "-xx",
                  "-s",
                  "70000",
                  "-e",
                  "trace=write,pwrite64,ftruncate,fsync,fdatasync",
                  "-e",
                  "signal=none",
                  "-o",
                  trace.toString(),
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Appender.class.getName(),
                  ledger.toString(),
                  folder.resolve("ledger.key").toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("child.txt").toFile())
              .start();
    } catch (IOException e) {
      throw new AssertionError(
          "this test records system calls: install strace (Debian: apt-get install strace)", e);
    }
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(trace).as(Files.readString(folder.resolve("child.txt"))).isNotEmptyFile();
    return trace;
  }

  @Test
  void powerLostBetweenAnyTwoSystemCalls_losesNothingAcknowledged() throws Exception {
    Path ledger = folder.resolve("ledger.db");
    SigningKey key = SigningKey.create("log.test");
    key.write(folder.resolve("ledger.key"));
    Path trace = trace(ledger);
    long calls;
    try (var lines = Files.lines(trace, StandardCharsets.US_ASCII)) {
      calls = lines.count();
    }
    Random random = new Random(17);
    long[] losses = random.longs(LOSSES - 1, calls / 20, calls).sorted().toArray();
    SimulatedDisk disk = new SimulatedDisk();
    int most = 0;
    try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.US_ASCII)) {
      long at = 0;
      for (int loss = 0; loss < losses.length; loss++) {
        for (; at < losses[loss]; at++) {
          disk.replay(String.valueOf(lines.readLine()));
        }
        most = disk.acknowledged().size();
        lose(disk, ledger, key, random, loss);
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        disk.replay(line);
      }
    }
    lose(disk, ledger, key, random, LOSSES);
    assertThat(disk.acknowledged()).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED - 4);
    assertThat(most).isPositive();
    assertThat(disk.syncs(ledger)).as("moves from the log into the file were covered").isPositive();
    assertThat(disk.syncs(Path.of(ledger + "-wal"))).isGreaterThan(100);
  }

  private void lose(SimulatedDisk disk, Path ledger, SigningKey key, Random random, int number)
      throws IOException {
    for (boolean everything : new boolean[] {true, false}) {
      Path left = folder.resolve("left-" + number + "-" + everything + ".db");
      disk.write(ledger, left, everything, random);
      disk.write(Path.of(ledger + "-wal"), Path.of(left + "-wal"), everything, random);
      assertHolds(left, key, disk.acknowledged());
      for (String suffix : List.of("", "-wal", "-shm", ".lock")) {
        Files.deleteIfExists(Path.of(left + suffix));
      }
    }
  }

  private static void assertHolds(Path file, SigningKey key, List<String> acknowledged) {
    try (Ledger ledger = Ledger.open(LedgerOptions.of(file, key));
        LedgerReader reader = ledger.newReader()) {
      assertThat(ledger.size()).isGreaterThanOrEqualTo(acknowledged.size());
      for (String line : acknowledged) {
        String[] parts = line.split(" ");
        assertThat(reader.read(Long.parseLong(parts[0]), 1).get(0).bytes())
            .isEqualTo(entry(parts[1]).bytes());
      }
      assertThat(LedgerVerifier.verify(reader, key.verifier(), List.of(), (entry, part) -> {}))
          .isInstanceOf(Verification.InternallyConsistent.class);
    }
  }
}
