package io.gradeway.benchmarks.load;

import java.util.HashMap;
import java.util.Map;

/** Counts, for each server, what the drivers received. */
final class Tally {
  private final Map<Child, Long> completed = new HashMap<>();
  private final Map<Child, Long> inFlight = new HashMap<>();

  /**
   * Adds answers that were received whole.
   *
   * @param dropped requests that may have been under way when the driver ended
   */
  void completed(Child server, long answers, long dropped) {
    completed.merge(server, answers, Long::sum);
    inFlight.merge(server, dropped, Long::sum);
  }

  long completed(Child server) {
    return completed.getOrDefault(server, 0L);
  }

  /** Fails the run unless each request has its record. */
  void check(Child gateway, Evidence evidence) {
    evidence.check(completed(gateway), inFlight.getOrDefault(gateway, 0L));
  }
}
