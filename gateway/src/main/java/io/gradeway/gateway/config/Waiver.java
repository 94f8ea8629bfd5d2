package io.gradeway.gateway.config;

import java.time.Instant;
import java.util.List;

/**
 * Leave to observe a route without enforcing its policy.
 *
 * @param by the two different people who gave it
 * @param until first instant at which it no longer holds
 */
public record Waiver(List<String> by, Instant until) {
  /** Days ahead that a waiver may reach. */
  public static final int DAYS_MAX = 30;

  public Waiver {
    by = List.copyOf(by);
  }
}
