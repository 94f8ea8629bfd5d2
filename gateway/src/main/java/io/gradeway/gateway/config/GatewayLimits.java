package io.gradeway.gateway.config;

import io.gradeway.model.ByteSize;
import java.time.Duration;

/**
 * Bounds of the whole gateway.
 *
 * @param bodyMax bytes of one body, unless its route says otherwise
 * @param recordMax bytes of one record of a body
 * @param requestTimeout for a client to send its whole request
 * @param upstreamTimeout for an upstream to send its response head
 * @param drainTimeout for exchanges under way to end when the gateway stops
 * @param exchangesMax exchanges under way at a time; more are answered 503
 */
public record GatewayLimits(
    ByteSize bodyMax,
    ByteSize recordMax,
    Duration requestTimeout,
    Duration upstreamTimeout,
    Duration drainTimeout,
    int exchangesMax) {
  public static final GatewayLimits DEFAULT =
      new GatewayLimits(
          ByteSize.mebi(64),
          ByteSize.kibi(256),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          1024);
}
