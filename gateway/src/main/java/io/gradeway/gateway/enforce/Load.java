package io.gradeway.gateway.enforce;

import java.util.Optional;

/** Counts what is under way. Thread-safe. */
public interface Load {
  /** An exchange has been accepted. */
  void entered();

  /**
   * An exchange has ended.
   *
   * @param outcome {@code released}, {@code observed} or {@code refused}
   */
  void left(Optional<String> route, String outcome, long startNanos);

  /** Something failed that should not. */
  void failed(Throwable error);

  /** Whether no more exchanges can be taken. */
  boolean full();

  /** Whether the gateway is shutting down. */
  boolean draining();
}
