package io.gradeway.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a ledger is kept.
 *
 * @param file SQLite file; {@code -wal}, {@code -shm} and {@code .lock} files lie beside it
 * @param key signs the checkpoints; its name is the log's origin
 * @param checkpointInterval a grown log gets a checkpoint at most this often, and when it closes
 * @param queueEntriesMax entries that may wait; more are refused as {@link LedgerBusy}
 * @param queueBytesMax bytes of entries that may wait
 * @param batchEntriesMax entries of one transaction
 * @param witnessed checkpoints kept outside: the ledger must contain each or does not open
 */
public record LedgerOptions(
    Path file,
    SigningKey key,
    Duration checkpointInterval,
    int queueEntriesMax,
    long queueBytesMax,
    int batchEntriesMax,
    List<Checkpoint> witnessed) {

  public LedgerOptions {
    witnessed = List.copyOf(witnessed);
    if (checkpointInterval.isNegative() || checkpointInterval.isZero()) {
      throw new IllegalArgumentException("the checkpoint interval must be positive");
    }
    if (queueEntriesMax < 1 || queueBytesMax < LedgerEntry.BYTES_MAX || batchEntriesMax < 1) {
      throw new IllegalArgumentException("the queue and a batch must hold at least one entry");
    }
    if (file.toString().indexOf('?') >= 0) {
      throw new IllegalArgumentException("the path of a ledger must not hold a question mark");
    }
  }

  /** One checkpoint a second, 16,384 entries or 64 MiB waiting, 2,048 entries a transaction. */
  public static LedgerOptions of(Path file, SigningKey key) {
    return new LedgerOptions(file, key, Duration.ofSeconds(1), 16_384, 64L << 20, 2_048, List.of());
  }

  public LedgerOptions withCheckpointInterval(Duration interval) {
    return new LedgerOptions(
        file, key, interval, queueEntriesMax, queueBytesMax, batchEntriesMax, witnessed);
  }

  public LedgerOptions withQueueEntriesMax(int entries) {
    return new LedgerOptions(
        file, key, checkpointInterval, entries, queueBytesMax, batchEntriesMax, witnessed);
  }

  public LedgerOptions withBatchEntriesMax(int entries) {
    return new LedgerOptions(
        file, key, checkpointInterval, queueEntriesMax, queueBytesMax, entries, witnessed);
  }

  /** Requires the ledger to contain this checkpoint too. */
  public LedgerOptions withWitnessed(Checkpoint checkpoint) {
    List<Checkpoint> more = new ArrayList<>(witnessed);
    more.add(checkpoint);
    return new LedgerOptions(
        file, key, checkpointInterval, queueEntriesMax, queueBytesMax, batchEntriesMax, more);
  }
}
