package io.gradeway.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole ledger: hashes every entry's stored bytes again, rebuilds the tree, and compares
 * stored leaves, inner nodes, head, and every checkpoint, its own and those kept outside. Needs
 * nothing but the file and the public key. Nothing is re-serialised.
 */
public final class LedgerVerifier {
  /** Looks into entries; called from several threads. */
  public interface EntryCheck {
    /**
     * Checks an entry.
     *
     * @param privatePart its private part, unless it has none or it was erased
     * @throws IllegalArgumentException when the entry is not as it should be, saying why
     */
    void check(StoredEntry entry, Optional<PrivatePart> privatePart);
  }

  private final LedgerReader reader;
  private final VerifierKey key;
  private final EntryCheck check;
  private final List<SignedCheckpoint> due = new ArrayList<>();
  private final RightEdge edge = new RightEdge();
  private long proved;

  private LedgerVerifier(LedgerReader reader, VerifierKey key, EntryCheck check) {
    this.reader = reader;
    this.key = key;
    this.check = check;
  }

  /** Ends the check at the first thing that does not fit. */
  private static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long firstBadIndex;

    Mismatch(long firstBadIndex, String finding) {
      super(finding);
      this.firstBadIndex = firstBadIndex;
    }
  }

  /**
   * Verifies a ledger, which may be growing meanwhile.
   *
   * @param outside checkpoints that were kept by someone else
   * @param check looks into each entry
   * @throws IllegalArgumentException when the key or an outside checkpoint does not belong to this
   *     log: then nothing was verified
   * @throws LedgerBusy when the file cannot be read
   */
  public static Verification verify(
      LedgerReader reader, VerifierKey key, List<SignedCheckpoint> outside, EntryCheck check) {
    if (!reader.origin().equals(key.name())) {
      throw new IllegalArgumentException(
          "the ledger is the log " + reader.origin() + ", the key is for " + key.name());
    }
    for (SignedCheckpoint checkpoint : outside) {
      if (!checkpoint.verify(key)) {
        throw new IllegalArgumentException(
            "an outside checkpoint is not signed by the key for this log");
      }
    }
    long witnessed = outside.stream().mapToLong(kept -> kept.checkpoint().size()).max().orElse(-1);
    try {
      long size = new LedgerVerifier(reader, key, check).run(outside);
      return witnessed < 0
          ? new Verification.InternallyConsistent(size)
          : new Verification.Verified(size, witnessed);
    } catch (Mismatch e) {
      return new Verification.Tampered(e.firstBadIndex, String.valueOf(e.getMessage()));
    }
  }

  private long run(List<SignedCheckpoint> outside) {
    long size = start(outside);
    // A row before the first entry would be skipped by reading from 0.
    CompletableFuture<Slice> ahead = slice(Long.MIN_VALUE);
    passCheckpoints();
    while (edge.size() < size) {
      Slice next = join(ahead);
      List<StoredEntry> entries = next.entries();
      if (entries.isEmpty()) {
        throw new Mismatch(edge.size(), "entries from " + edge.size() + " on are missing");
      }
      ahead = slice(entries.get(entries.size() - 1).index() + 1);
      checkEach(next);
      for (StoredEntry entry : entries) {
        if (edge.size() == size) {
          break; // appended since we started
        }
        append(entry);
      }
    }
    join(ahead);
    checkEnd(size);
    return size;
  }

  private long start(List<SignedCheckpoint> outside) {
    try {
      due.addAll(reader.checkpoints());
    } catch (LedgerCorrupt e) {
      throw new Mismatch(0, String.valueOf(e.getMessage()));
    }
    for (SignedCheckpoint own : due) {
      if (!own.verify(key)) {
        throw new Mismatch(
            0, "the kept checkpoint of size " + own.checkpoint().size() + " has a bad signature");
      }
    }
    due.addAll(outside);
    due.sort(Comparator.comparingLong(kept -> kept.checkpoint().size()));
    try {
      return reader.edge().size();
    } catch (LedgerCorrupt e) {
      throw new Mismatch(0, String.valueOf(e.getMessage()));
    }
  }

  private record Slice(List<StoredEntry> entries, Map<Long, PrivatePart> parts) {}

  private CompletableFuture<Slice> slice(long from) {
    return CompletableFuture.supplyAsync(
        () -> {
          List<StoredEntry> entries = reader.read(from, LedgerReader.SLICE_MAX);
          return new Slice(
              entries,
              entries.isEmpty()
                  ? Map.of()
                  : reader.privateParts(
                      entries.get(0).index(), entries.get(entries.size() - 1).index()));
        });
  }

  private Slice join(CompletableFuture<Slice> slice) {
    try {
      return slice.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LedgerCorrupt corrupt) {
        throw new Mismatch(proved, String.valueOf(corrupt.getMessage()));
      }
      throw e.getCause() instanceof LedgerException known ? known : e;
    }
  }

  /** Hashes and looks into the entries of a slice on all cores; reports the first that is wrong. */
  private void checkEach(Slice slice) {
    List<StoredEntry> entries = slice.entries();
    int chunk = 512;
    long first = edge.size();
    IntStream.range(0, (entries.size() + chunk - 1) / chunk)
        .parallel()
        .mapToObj(
            i -> {
              int from = i * chunk;
              return checkChunk(
                  first + from,
                  entries.subList(from, Math.min(entries.size(), from + chunk)),
                  slice.parts());
            })
        .filter(mismatch -> mismatch != null)
        .findFirst()
        .ifPresent(
            mismatch -> {
              throw mismatch;
            });
  }

  private @Nullable Mismatch checkChunk(
      long first, List<StoredEntry> entries, Map<Long, PrivatePart> parts) {
    TreeHasher chunkHasher = new TreeHasher();
    long expected = first;
    for (StoredEntry entry : entries) {
      if (entry.index() != expected) {
        return entry.index() > expected
            ? new Mismatch(expected, "entry " + expected + " is missing")
            : new Mismatch(Math.max(0, entry.index()), "there is an entry " + entry.index());
      }
      if (!Arrays.equals(chunkHasher.leaf(entry.sharedBytes()), entry.sharedLeaf())) {
        return new Mismatch(expected, "entry " + expected + " does not have its stored leaf hash");
      }
      try {
        check.check(entry, Optional.ofNullable(parts.get(entry.index())));
      } catch (IllegalArgumentException e) {
        return new Mismatch(expected, "entry " + expected + ": " + e.getMessage());
      }
      expected++;
    }
    return null;
  }

  private void append(StoredEntry entry) {
    edge.append(entry.sharedLeaf(), this::checkNode);
    passCheckpoints();
  }

  private void checkNode(int level, long index, byte[] hash) {
    byte[] stored;
    try {
      stored = reader.storedNode(level, index);
    } catch (LedgerCorrupt e) {
      throw new Mismatch(proved, String.valueOf(e.getMessage()));
    }
    if (!Arrays.equals(stored, hash)) {
      long first = Math.max(proved, index << level);
      throw new Mismatch(
          first, "the tree above entries " + (index << level) + " and up is another than stored");
    }
  }

  private void passCheckpoints() {
    while (!due.isEmpty() && due.get(0).checkpoint().size() == edge.size()) {
      Checkpoint checkpoint = due.remove(0).checkpoint();
      if (!checkpoint.root().equals(Hash.of(edge.root()))) {
        throw new Mismatch(
            proved,
            "entries "
                + proved
                + " to "
                + (edge.size() - 1)
                + " are not those a checkpoint of size "
                + edge.size()
                + " was signed for");
      }
      proved = edge.size();
    }
  }

  private void checkEnd(long size) {
    long[] now = reader.headAndLast();
    if (now[0] < size || now[1] != now[0] - 1) {
      throw new Mismatch(
          Math.min(size, now[1] + 1),
          "the head counts " + now[0] + " entries, the last one stored is " + now[1]);
    }
    RightEdge head = reader.edge();
    if (head.size() == size && !Arrays.equals(head.root(), edge.root())) {
      throw new Mismatch(proved, "the head is not that of the stored entries");
    }
    if (!due.isEmpty() && due.get(due.size() - 1).checkpoint().size() > now[0]) {
      throw new Mismatch(
          size,
          "a checkpoint counts "
              + due.get(due.size() - 1).checkpoint().size()
              + " entries, the ledger holds "
              + now[0]);
    }
  }
}
