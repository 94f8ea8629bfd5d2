package io.gradeway.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log of opaque entries in one SQLite file, with a Merkle tree over them (RFC 6962)
 * and signed checkpoints.
 *
 * <p>Guarantee: a future of {@link #append} completes normally only after its entries were synced
 * to disk in one transaction, entries and tree together; what is confirmed survives a kill and a
 * loss of power, as far as the disk keeps what it confirmed as synced. One writer: a lock file
 * refuses a second process. Entries are taken by one thread, many in a transaction, from a bounded
 * queue.
 *
 * <p>When the storage refuses to write, the waiting futures fail as {@link LedgerBusy}, nothing of
 * them is recorded in half, {@link #healthy} turns false, and the ledger tries again by itself with
 * the next entries or every second. An entry that was reported as failed can, in the rare case that
 * only the confirmation was lost, still be found in the log: more evidence, never less.
 *
 * <p>Thread-safe. Futures complete on a thread of the ledger's own: do not block there.
 */
public final class Ledger implements AutoCloseable {
  private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LedgerOptions options;
  private final AppendQueue queue;
  private final LedgerStore store;
  private final FileChannel lock;
  private final Thread writer;
  private final ExecutorService notifier =
      Executors.newSingleThreadExecutor(task -> daemon(task, "gradeway-ledger-notify"));
  private volatile long size;
  private volatile @Nullable SignedCheckpoint checkpoint;
  private volatile @Nullable Throwable trouble;
  private long nextCheckpointNanos = System.nanoTime();

  private Ledger(LedgerOptions options, LedgerStore store, FileChannel lock) {
    this.options = options;
    this.store = store;
    this.lock = lock;
    this.queue = new AppendQueue(options.queueEntriesMax(), options.queueBytesMax());
    publish();
    this.writer = daemon(this::write, "gradeway-ledger-writer");
  }

  /**
   * Opens or creates a ledger. The driver {@code org.xerial:sqlite-jdbc} must be on the class path.
   *
   * @throws LedgerCorrupt when the file is not the log that the key signs for, its end contradicts
   *     itself, or a kept or witnessed checkpoint is ahead of it or contradicts it
   * @throws LedgerBusy when another process holds it or it cannot be read or written
   */
  public static Ledger open(LedgerOptions options) {
    return open(options, Sqlite::writer);
  }

  static Ledger open(LedgerOptions options, LedgerStore.ConnectionSource source) {
    Path file = options.file().toAbsolutePath();
    FileChannel lock = lock(file);
    LedgerStore store = new LedgerStore(source, file, options.key());
    try {
      boolean created = !Files.exists(file);
      store.open(options.witnessed());
      if (created) {
        syncFolder(file);
      }
      Ledger ledger = new Ledger(options, store, lock);
      ledger.writer.start();
      return ledger;
    } catch (SQLException | IOException | RuntimeException e) {
      closeQuietly(store, e);
      closeQuietly(lock, e);
      throw asLedgerException(file + " cannot be opened", e);
    }
  }

  private static FileChannel lock(Path file) {
    Path path = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel)) {
        return channel;
      }
      channel.close();
    } catch (IOException e) {
      throw new LedgerBusy(path + " cannot be locked: " + e.getMessage(), e);
    }
    throw new LedgerBusy(file + " is in use by another process; stop that one first");
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process holds it already
    }
  }

  /** SQLite syncs the folder for its write-ahead log, not for a new database file. */
  private static void syncFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /**
   * Appends an entry.
   *
   * @return completes with the entry's index once it is durable; until then nothing it accounts for
   *     may happen. Fails with a {@link LedgerException}
   */
  public CompletionStage<Long> append(LedgerEntry entry) {
    return append(List.of(entry));
  }

  /**
   * Appends entries one after another in one transaction: all of them or none.
   *
   * @return completes with the index of the first once all are durable; fails with a {@link
   *     LedgerException}
   */
  public CompletionStage<Long> append(List<LedgerEntry> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to append");
    }
    long weight = 0;
    for (LedgerEntry entry : entries) {
      weight += entry.weight();
    }
    return enqueue(List.copyOf(entries), weight, -1);
  }

  /**
   * Deletes the private part of an entry for good. Every proof stays valid: the tree holds only its
   * commitment.
   *
   * @return completes, once the deletion is durable, with whether there was a private part
   */
  public CompletionStage<Boolean> erasePrivatePart(long index) {
    if (index < 0) {
      throw new IllegalArgumentException("an index is not negative");
    }
    return enqueue(List.of(), 0, index).thenApply(count -> count > 0);
  }

  private CompletionStage<Long> enqueue(List<LedgerEntry> entries, long weight, long erase) {
    CompletableFuture<Long> done = new CompletableFuture<>();
    try {
      queue.offer(new AppendQueue.Request(entries, weight, erase, done));
    } catch (LedgerException e) {
      done.completeExceptionally(e);
    }
    return done.minimalCompletionStage();
  }

  private void write() {
    while (!queue.isDrained()) {
      try {
        List<AppendQueue.Request> batch = queue.take(options.batchEntriesMax(), waitNanos());
        if (!batch.isEmpty()) {
          commit(batch);
        } else {
          rest();
        }
      } catch (InterruptedException e) {
        // Nobody outside holds this thread; it ends by close() alone.
      }
    }
    attempt(this::checkpointIfGrown);
  }

  private long waitNanos() {
    long wait = trouble == null ? IDLE_NANOS : PROBE_NANOS;
    return hasGrown() ? Math.min(wait, Math.max(1, nextCheckpointNanos - System.nanoTime())) : wait;
  }

  private boolean hasGrown() {
    SignedCheckpoint newest = store.newest();
    return newest == null || newest.checkpoint().size() < store.size();
  }

  private boolean checkpointIsDue() {
    return nextCheckpointNanos - System.nanoTime() <= 0;
  }

  private void commit(List<AppendQueue.Request> batch) {
    long[] results;
    try {
      boolean due = checkpointIsDue();
      results = store.commit(batch, due);
      committed(due);
    } catch (Throwable e) { // also an Error: whoever waits must be refused, not left waiting
      trouble = e;
      LedgerException refusal = asLedgerException("the entry could not be stored", e);
      notifier.execute(() -> batch.forEach(r -> r.done().completeExceptionally(refusal)));
      return;
    }
    notifier.execute(
        () -> {
          for (int i = 0; i < results.length; i++) {
            batch.get(i).done().complete(results[i]);
          }
        });
  }

  private void committed(boolean withCheckpoint) {
    if (withCheckpoint) {
      nextCheckpointNanos = System.nanoTime() + options.checkpointInterval().toNanos();
    }
    trouble = null;
    publish();
  }

  private void rest() {
    if (trouble != null) {
      attempt(store::probe);
    }
    if (checkpointIsDue()) {
      attempt(this::checkpointIfGrown);
    }
    attempt(store::forget);
  }

  private void checkpointIfGrown() throws SQLException {
    if (hasGrown()) {
      nextCheckpointNanos = System.nanoTime() + options.checkpointInterval().toNanos();
      store.checkpoint();
      committed(true);
    }
  }

  /** Something the store does. */
  private interface Step {
    void run() throws SQLException;
  }

  private void attempt(Step step) {
    try {
      step.run();
      if (store.isConnected()) {
        trouble = null;
      }
    } catch (SQLException | RuntimeException e) {
      trouble = e;
    }
  }

  private void publish() {
    checkpoint = store.newest();
    size = store.size();
  }

  /** Number of durable entries. */
  public long size() {
    return size;
  }

  /** The newest signed checkpoint; at most one interval old when the log grows. */
  public SignedCheckpoint checkpoint() {
    SignedCheckpoint newest = checkpoint;
    if (newest == null) {
      throw new IllegalStateException("a ledger signs a checkpoint when it opens");
    }
    return newest;
  }

  /** Whether the last write succeeded and the ledger is open. */
  public boolean healthy() {
    return trouble == null && writer.isAlive();
  }

  /** Why {@link #healthy} is false, for the operator. */
  public Optional<String> trouble() {
    Throwable why = trouble;
    return why == null ? Optional.empty() : Optional.of(String.valueOf(why.getMessage()));
  }

  /** Entries that wait to be written. */
  public int queued() {
    return queue.waitingEntries();
  }

  /** Public half of the key that signs this log's checkpoints. */
  public VerifierKey verifierKey() {
    return options.key().verifier();
  }

  /** A reader of its own connection; the caller closes it. Reads never hold up appends. */
  public LedgerReader newReader() {
    return LedgerReader.open(options.file());
  }

  /**
   * Takes no more entries, writes what waits, leaves a last checkpoint, and lets go of the file.
   *
   * @throws LedgerException when the last checkpoint could not be kept; the file is closed anyway
   */
  @Override
  public void close() {
    queue.close();
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true; // leaving now would leave futures open
      }
    }
    notifier.shutdown();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable failure = trouble;
    try {
      store.close();
      lock.close();
    } catch (SQLException | IOException e) {
      failure = e;
    }
    if (failure != null) {
      throw asLedgerException("the ledger did not close cleanly", failure);
    }
  }

  private static LedgerException asLedgerException(String what, Throwable e) {
    if (e instanceof LedgerException known) {
      return known;
    }
    return e instanceof SQLException sql
        ? LedgerReader.failed(what, sql)
        : new LedgerBusy(what + ": " + e.getMessage(), e);
  }

  private static void closeQuietly(AutoCloseable resource, Exception because) {
    try {
      resource.close();
    } catch (Exception e) {
      because.addSuppressed(e);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
