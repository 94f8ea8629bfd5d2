package io.gradeway.gateway.config;

import java.time.Duration;

/**
 * How the policy is asked. The bundle is the one built in.
 *
 * @param timeout without an answer in this time the request is denied
 */
public record PolicyConfig(Duration timeout) {
  public static final PolicyConfig DEFAULT = new PolicyConfig(Duration.ofMillis(200));
}
