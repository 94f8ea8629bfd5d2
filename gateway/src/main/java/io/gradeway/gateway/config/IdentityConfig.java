package io.gradeway.gateway.config;

import java.nio.file.Path;
import java.util.List;

/**
 * How callers are identified.
 *
 * @param realm file of subjects, officers and roles
 * @param issuers trusted issuers of JWTs; empty when tokens are not accepted
 */
public record IdentityConfig(Path realm, List<JwtIssuer> issuers) {
  public IdentityConfig {
    issuers = List.copyOf(issuers);
  }
}
