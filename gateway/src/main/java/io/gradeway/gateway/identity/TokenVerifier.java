package io.gradeway.gateway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gradeway.decision.Reason;
import io.gradeway.gateway.config.JwtIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies tokens, RFC 7519 with the practices of RFC 8725. Does not look at the time. */
final class TokenVerifier {
  /** An issuer and its keys. */
  record Trusted(JwtIssuer issuer, KeySet keys) {}

  /** 9999-12-31T23:59:59Z; no honest time lies beyond. */
  private static final long SECONDS_MAX = 253_402_300_799L;

  private final Map<String, Trusted> issuers;

  TokenVerifier(Map<String, Trusted> issuers) {
    this.issuers = Map.copyOf(issuers);
  }

  /** The token, if its signature and claims hold; its term is the caller's to compare. */
  Token verify(String text) throws IdentityRefused {
    Jws jws = Jws.parse(text);
    ObjectNode claims = StrictJson.object(jws.payload());
    if (claims == null) {
      throw new IdentityRefused(Refusals.TOKEN_FORM);
    }
    // Read before the signature is checked, so it only selects whose keys to check it with.
    Trusted trusted = issuers.get(text(claims, "iss", Refusals.TOKEN_ISSUER).orElse(""));
    if (trusted == null) {
      throw new IdentityRefused(Refusals.TOKEN_ISSUER);
    }
    JwtIssuer issuer = trusted.issuer();
    if (issuer.algorithms().stream().noneMatch(known -> known.id().equals(jws.algorithm()))) {
      throw new IdentityRefused(Refusals.TOKEN_ALGORITHM);
    }
    VerificationKey key =
        trusted.keys().key(jws.keyId()).orElseThrow(() -> new IdentityRefused(Refusals.TOKEN_KEY));
    if (!key.algorithm().id().equals(jws.algorithm())) {
      throw new IdentityRefused(Refusals.TOKEN_ALGORITHM);
    }
    if (!key.verifies(jws.signed(), jws.signature())) {
      throw new IdentityRefused(Refusals.TOKEN_SIGNATURE);
    }
    if (!isFor(claims.get("aud"), issuer.audience())) {
      throw new IdentityRefused(Refusals.TOKEN_AUDIENCE);
    }
    return token(claims, issuer.clockSkew());
  }

  private static Token token(ObjectNode claims, Duration skew) throws IdentityRefused {
    String principal =
        text(claims, "sub", Refusals.TOKEN_CLAIMS)
            .filter(Words::isName)
            .orElseThrow(() -> new IdentityRefused(Refusals.TOKEN_CLAIMS));
    Instant until =
        time(claims, "exp").orElseThrow(() -> new IdentityRefused(Refusals.TOKEN_CLAIMS));
    Instant notBefore = time(claims, "nbf").orElse(Instant.EPOCH);
    Instant issuedAt = time(claims, "iat").orElse(Instant.EPOCH);
    Instant from = notBefore.isAfter(issuedAt) ? notBefore : issuedAt;
    Optional<String> purpose = text(claims, "purpose", Refusals.PURPOSE);
    if (purpose.isPresent() && !Words.isPurpose(purpose.get())) {
      throw new IdentityRefused(Refusals.PURPOSE);
    }
    Optional<String> behind = text(claims, "behind", Refusals.BEHIND);
    if (behind.isPresent() && !Words.isName(behind.get())) {
      throw new IdentityRefused(Refusals.BEHIND);
    }
    return new Token(principal, from.minus(skew), until.plus(skew), purpose, behind);
  }

  /** RFC 7519 section 4.1.3: a text, or a list of texts of which one is ours. */
  private static boolean isFor(@Nullable JsonNode audience, String ours) {
    if (audience == null) {
      return false;
    }
    if (audience.isTextual()) {
      return audience.textValue().equals(ours);
    }
    boolean found = false;
    for (JsonNode one : audience) {
      if (!one.isTextual()) {
        return false;
      }
      found |= one.textValue().equals(ours);
    }
    return audience.isArray() && found;
  }

  private static Optional<String> text(ObjectNode claims, String name, Reason otherwise)
      throws IdentityRefused {
    JsonNode node = claims.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw new IdentityRefused(otherwise);
    }
    return Optional.of(node.textValue());
  }

  /** Whole seconds since 1970; texts, fractions and what lies beyond year 9999 are refused. */
  private static Optional<Instant> time(ObjectNode claims, String name) throws IdentityRefused {
    JsonNode node = claims.get(name);
    if (node == null) {
      return Optional.empty();
    }
    boolean whole = node.isIntegralNumber() && node.canConvertToLong();
    if (!whole || node.longValue() < 0 || node.longValue() > SECONDS_MAX) {
      throw new IdentityRefused(Refusals.TOKEN_CLAIMS);
    }
    return Optional.of(Instant.ofEpochSecond(node.longValue()));
  }
}
