package io.gradeway.audit;

import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.StoredEntry;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Follows a ledger and fills an index with each entry exactly once: the watermark moves in the same
 * transaction. It reads beside the writer and never holds it up. A failure is kept as {@link
 * #trouble} and tried again every second; the index then lags, visibly.
 */
public final class AuditProjection implements AutoCloseable {
  private static final int SLICE = 1_000;
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LedgerReader ledger;
  private final IndexWriter writer;
  private final Thread thread;
  private volatile long watermark;
  private volatile @Nullable Throwable trouble;
  private volatile boolean closing;

  private AuditProjection(LedgerReader ledger, AuditIndex index) {
    this.ledger = ledger;
    this.writer = new IndexWriter(index.writer(), index.scale());
    this.watermark = index.indexedThrough();
    this.thread = new Thread(this::follow, "gradeway-audit-projection");
    thread.setDaemon(true);
  }

  /**
   * Starts following.
   *
   * @param ledger a reader of its own, closed with the projection
   * @param index stays open when the projection closes
   * @throws IllegalStateException when the index is ahead of the ledger or belongs to another
   */
  public static AuditProjection start(LedgerReader ledger, AuditIndex index) {
    if (!ledger.origin().equals(index.origin())) {
      throw index.unusable("belongs to ledger " + index.origin());
    }
    if (index.indexedThrough() > ledger.size()) {
      throw index.unusable("is ahead of the ledger");
    }
    AuditProjection projection = new AuditProjection(ledger, index);
    projection.thread.start();
    return projection;
  }

  private void follow() {
    while (!closing) {
      try {
        List<StoredEntry> slice = ledger.read(watermark, SLICE);
        if (slice.isEmpty()) {
          LockSupport.parkNanos(IDLE_NANOS);
        } else {
          writer.add(slice, watermark);
          watermark = slice.get(slice.size() - 1).index() + 1;
        }
        trouble = null;
      } catch (SQLException | RuntimeException e) {
        trouble = e;
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  /** Number of ledger entries in the index: those with lower indexes. */
  public long indexedThrough() {
    return watermark;
  }

  /** Number of durable ledger entries that are not in the index yet. */
  public long lag() {
    return Math.max(0, ledger.size() - watermark);
  }

  /** What stands in the way at the moment, for the operator. */
  public Optional<String> trouble() {
    Throwable why = trouble;
    return why == null ? Optional.empty() : Optional.of(String.valueOf(why.getMessage()));
  }

  /** Stops after the slice at hand. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    ledger.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
