package io.gradeway.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * Someone whose tokens are trusted.
 *
 * @param issuer exact value of the {@code iss} claim
 * @param audience exact value that {@code aud} is or contains
 * @param keys JWKS file with the issuer's public keys, RFC 7517
 * @param algorithms allowed signature algorithms, at least one
 * @param clockSkew tolerance when times are compared, at most 5 minutes
 */
public record JwtIssuer(
    String issuer, String audience, Path keys, Set<JwtAlgorithm> algorithms, Duration clockSkew) {
  /** Tolerance when the configuration names none. */
  public static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  /** A larger tolerance would keep tokens alive that their issuer has let expire. */
  public static final Duration CLOCK_SKEW_MAX = Duration.ofMinutes(5);

  public JwtIssuer {
    algorithms = Set.copyOf(algorithms);
  }
}
