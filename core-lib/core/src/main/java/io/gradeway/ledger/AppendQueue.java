package io.gradeway.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits for the writer: bounded in entries and bytes, first in, first out. Thread-safe. */
final class AppendQueue {
  /**
   * Entries that belong into one transaction, one after another, or one erasure.
   *
   * @param erase index whose private part is to go, -1 for none
   * @param done gets the first index, or how many private parts went
   */
  record Request(
      List<LedgerEntry> entries, long weight, long erase, CompletableFuture<Long> done) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();
  private final int entriesMax;
  private final long bytesMax;
  private int entries;
  private long bytes;
  private boolean closed;

  AppendQueue(int entriesMax, long bytesMax) {
    this.entriesMax = entriesMax;
    this.bytesMax = bytesMax;
  }

  /** Takes a request, or says at once why not. */
  void offer(Request request) {
    lock.lock();
    try {
      if (closed) {
        throw new LedgerClosed();
      }
      int count = request.entries().size();
      if (entries + count > entriesMax || bytes + request.weight() > bytesMax) {
        throw new LedgerBusy(
            "the ledger's queue is full: " + entries + " entries, " + bytes + " bytes wait");
      }
      entries += count;
      bytes += request.weight();
      waiting.add(request);
      if (waiting.size() == 1) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for requests up to a number of entries; nothing when the time is over or it is closed.
   */
  List<Request> take(int batchEntriesMax, long nanosMax) throws InterruptedException {
    lock.lock();
    try {
      long nanos = nanosMax;
      while (waiting.isEmpty() && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      List<Request> batch = new ArrayList<>();
      int taken = 0;
      for (Request next = waiting.peek(); next != null; next = waiting.peek()) {
        int count = next.entries().size();
        if (taken > 0 && taken + count > batchEntriesMax) {
          break;
        }
        batch.add(waiting.remove());
        taken += count;
        bytes -= next.weight();
      }
      entries -= taken;
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** From now on nothing is taken; what waits is still handed out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isDrained() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  int waitingEntries() {
    lock.lock();
    try {
      return entries;
    } finally {
      lock.unlock();
    }
  }
}
