package io.gradeway.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** How long the disk of the ledger takes to make 4 KiB durable. */
final class FsyncProbe {
  private static final int SYNCS = 200;

  private FsyncProbe() {}

  /** Median, in microseconds. */
  static long p50Micros(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "sync", ".probe");
    long[] took = new long[SYNCS];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < SYNCS; i++) {
        channel.write(ByteBuffer.allocate(4_096));
        long start = System.nanoTime();
        channel.force(false);
        took[i] = System.nanoTime() - start;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(took);
    return took[SYNCS / 2] / 1_000;
  }
}
