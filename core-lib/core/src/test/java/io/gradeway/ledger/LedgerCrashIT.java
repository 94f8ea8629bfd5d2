package io.gradeway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCrashIT {
  private static final int KILLS = 4;

  @TempDir Path folder;

  /** The process that is killed: appends from several threads and prints what was acknowledged. */
  static final class Appender {
    public static void main(String[] arguments) throws Exception {
      Path file = Path.of(arguments[0]);
      SigningKey key = SigningKey.read(Path.of(arguments[1]), "log.test");
      Ledger ledger = Ledger.open(LedgerOptions.of(file, key));
      for (int t = 0; t < 4; t++) {
        int thread = t;
        new Thread(
                () -> {
                  for (int i = 0; ; i++) {
                    String text = arguments[2] + "-" + thread + "-" + i;
                    long index =
                        ledger
                            .append(LedgerEntry.of(text.getBytes(StandardCharsets.UTF_8)))
                            .toCompletableFuture()
                            .join();
                    System.out.println(index + " " + text);
                  }
                })
            .start();
      }
    }
  }

  @Test
  void processKilledWhileAppending_losesNothingAcknowledged() throws Exception {
    Path file = folder.resolve("ledger.db");
    SigningKey key = SigningKey.create("log.test");
    key.write(folder.resolve("ledger.key"));
    Random random = new Random(8);
    for (int round = 0; round < KILLS; round++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Appender.class.getName(),
                  file.toString(),
                  folder.resolve("ledger.key").toString(),
                  "round" + round)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      List<String> acknowledged = new java.util.ArrayList<>();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        int enough = 200 + random.nextInt(2_000);
        String line;
        while ((line = lines.readLine()) != null) {
          acknowledged.add(line);
          if (acknowledged.size() == enough) {
            process.toHandle().destroyForcibly(); // SIGKILL; the pipe stays open to be read
          }
        }
      }
      process.waitFor();
      // The last line may be torn by the kill.
      acknowledged.remove(acknowledged.size() - 1);
      assertThat(acknowledged).hasSizeGreaterThan(150);
      assertKept(file, key, acknowledged);
    }
  }

  private static void assertKept(Path file, SigningKey key, List<String> acknowledged) {
    try (Ledger ledger = Ledger.open(LedgerOptions.of(file, key));
        LedgerReader reader = ledger.newReader()) {
      for (String line : acknowledged) {
        String[] parts = line.split(" ");
        assertThat(
                new String(
                    reader.read(Long.parseLong(parts[0]), 1).get(0).bytes(),
                    StandardCharsets.UTF_8))
            .isEqualTo(parts[1]);
      }
      assertThat(LedgerVerifier.verify(reader, key.verifier(), List.of(), (entry, part) -> {}))
          .isInstanceOf(Verification.InternallyConsistent.class);
    }
  }
}
