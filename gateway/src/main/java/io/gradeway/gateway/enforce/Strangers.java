package io.gradeway.gateway.enforce;

/**
 * Keeps a flood of anonymous or unreadable requests from filling the evidence store: up to a rate
 * each refusal has its own record, beyond it refusals are counted and recorded together. Nothing is
 * released to a stranger, so no release goes unrecorded. Confined to one event loop.
 */
final class Strangers {
  /** Own records a second and event loop. */
  static final int RECORDS_PER_SECOND = 100;

  private static final long SECOND_NANOS = 1_000_000_000L;

  private long windowStart;
  private int inWindow;
  private long coalesced;

  /** Whether a refusal of a stranger gets its own record; if not, it is counted. */
  boolean admit(long nowNanos) {
    if (nowNanos - windowStart >= SECOND_NANOS) {
      windowStart = nowNanos;
      inWindow = 0;
    }
    if (inWindow < RECORDS_PER_SECOND) {
      inWindow++;
      return true;
    }
    coalesced++;
    return false;
  }

  /** Refusals counted since the last call. */
  long take() {
    long taken = coalesced;
    coalesced = 0;
    return taken;
  }

  /** Counts refusals again whose common record could not be written. */
  void giveBack(long count) {
    coalesced += count;
  }
}
