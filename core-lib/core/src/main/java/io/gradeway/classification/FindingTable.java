package io.gradeway.classification;

import io.gradeway.model.CategoryId;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Findings in parallel arrays, with the scratch memory of a scan. */
final class FindingTable implements ByteFindings, Hits {
  private static final int INITIAL = 16;
  private static final byte OPEN = 0;
  private static final byte KEPT = 1;
  private static final byte BEATEN = 2;

  /** An unverified hit that is labelled as a running number stays below what is acted upon. */
  private static final int DOUBTED = 35;

  final NumberRun run = new NumberRun();
  final Candidate candidate = new Candidate(run);

  private int[] start = new int[INITIAL];
  private int[] end = new int[INITIAL];
  private int[] confidence = new int[INITIAL];
  private boolean[] verified = new boolean[INITIAL];
  private int[] preference = new int[INITIAL];
  private DetectorProfile[] detector = new DetectorProfile[INITIAL];
  private byte[] mark = new byte[INITIAL];
  private int size;
  private boolean failed;
  private byte[] bytes = {};
  private int textFrom;
  private int textTo;
  private @Nullable DetectorProfile asked;
  private int askedRank;

  /** Starts a new scan. */
  void begin(byte[] text, int from, int to) {
    size = 0;
    failed = false;
    bytes = text;
    textFrom = from;
    textTo = to;
    candidate.text(text, from, to);
  }

  /** Says whose hits come next. */
  void asking(DetectorProfile detector, int rank) {
    asked = detector;
    askedRank = rank;
  }

  @Override
  public void add(int from, int to, boolean isVerified, int alone, int inContext) {
    if (from < textFrom || to > textTo || from >= to) {
      throw new IllegalArgumentException("a hit lies outside of the text");
    }
    DetectorProfile by = Objects.requireNonNull(asked);
    int percent = alone;
    if (inContext > alone
        && Surroundings.have(by.contextWords(), bytes, textFrom, textTo, from, to)) {
      percent = inContext;
    } else if (!isVerified && percent > DOUBTED) {
      percent = Surroundings.sayRunningNumber(bytes, textFrom, from) ? DOUBTED : percent;
    }
    if (percent < Classifier.REPORTED_MIN) {
      return;
    }
    if (size == start.length) {
      grow();
    }
    put(size++, from, to, isVerified, percent, by, askedRank);
  }

  /** Replaces everything by one finding that says: could not be judged. */
  void fail(int from, int to) {
    size = 0;
    if (from < to) {
      put(size++, from, to, true, 100, Objects.requireNonNull(asked), 0);
    }
    failed = true;
  }

  private void grow() {
    int capacity = 2 * start.length;
    start = Arrays.copyOf(start, capacity);
    end = Arrays.copyOf(end, capacity);
    confidence = Arrays.copyOf(confidence, capacity);
    verified = Arrays.copyOf(verified, capacity);
    preference = Arrays.copyOf(preference, capacity);
    detector = Arrays.copyOf(detector, capacity);
    mark = Arrays.copyOf(mark, capacity);
  }

  private void put(
      int at, int from, int to, boolean isVerified, int percent, DetectorProfile by, int rank) {
    start[at] = from;
    end[at] = to;
    verified[at] = isVerified;
    confidence[at] = percent;
    detector[at] = by;
    preference[at] = rank;
  }

  /**
   * Orders findings and settles overlaps: what was verified beats what was not; then the longer,
   * the surer, and the earlier in its pack wins.
   */
  void settle() {
    if (size < 2) {
      return;
    }
    sort();
    int kept = 0;
    int at = 0;
    while (at < size) {
      int reach = end[at];
      int last = at + 1;
      while (last < size && start[last] < reach) {
        reach = Math.max(reach, end[last++]);
      }
      kept = settleCluster(at, last, kept);
      at = last;
    }
    size = kept;
  }

  /**
   * Keeps the best of a cluster, then the best of what does not overlap it, and so on, in order.
   */
  private int settleCluster(int from, int to, int keptBefore) {
    int kept = keptBefore;
    if (to - from == 1) {
      move(from, kept);
      return kept + 1;
    }
    Arrays.fill(mark, from, to, OPEN);
    for (int best = best(from, to); best >= 0; best = best(from, to)) {
      for (int i = from; i < to; i++) {
        if (mark[i] == OPEN && start[i] < end[best] && start[best] < end[i]) {
          mark[i] = BEATEN;
        }
      }
      mark[best] = KEPT;
    }
    for (int i = from; i < to; i++) {
      if (mark[i] == KEPT) {
        move(i, kept++);
      }
    }
    return kept;
  }

  private int best(int from, int to) {
    int best = -1;
    for (int i = from; i < to; i++) {
      if (mark[i] == OPEN && (best < 0 || beats(i, best))) {
        best = i;
      }
    }
    return best;
  }

  private boolean beats(int a, int b) {
    if (verified[a] != verified[b]) {
      return verified[a];
    }
    int longer = end[a] - start[a] - (end[b] - start[b]);
    if (longer != 0) {
      return longer > 0;
    }
    return confidence[a] != confidence[b]
        ? confidence[a] > confidence[b]
        : preference[a] < preference[b];
  }

  private void move(int from, int to) {
    put(
        to,
        start[from],
        end[from],
        verified[from],
        confidence[from],
        detector[from],
        preference[from]);
  }

  /** Insertion sort: hits come nearly in order. */
  private void sort() {
    for (int i = 1; i < size; i++) {
      for (int k = i; k > 0 && start[k - 1] > start[k]; k--) {
        swap(k - 1, k);
      }
    }
  }

  private void swap(int a, int b) {
    int s = start[a];
    int e = end[a];
    int c = confidence[a];
    int p = preference[a];
    boolean v = verified[a];
    DetectorProfile d = detector[a];
    move(b, a);
    put(b, s, e, v, c, d, p);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int start(int finding) {
    return start[check(finding)];
  }

  @Override
  public int end(int finding) {
    return end[check(finding)];
  }

  @Override
  public CategoryId category(int finding) {
    return failed ? Classifier.UNKNOWN : detector[check(finding)].category();
  }

  @Override
  public int confidence(int finding) {
    return confidence[check(finding)];
  }

  @Override
  public String detector(int finding) {
    return detector[check(finding)].id();
  }

  private int check(int finding) {
    if (finding >= size) {
      throw new IndexOutOfBoundsException("finding " + finding + " of " + size);
    }
    return finding;
  }
}
