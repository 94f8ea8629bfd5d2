package io.gradeway.gateway.config;

/** Signature algorithms a token may use, RFC 7518 section 3.1 and RFC 8037 section 3.1. */
public enum JwtAlgorithm {
  /** RSASSA-PKCS1-v1_5 with SHA-256, keys of at least 2048 bits. */
  RS256("RS256"),
  /** ECDSA with P-256 and SHA-256. */
  ES256("ES256"),
  /** Ed25519. */
  EDDSA("EdDSA");

  private final String id;

  JwtAlgorithm(String id) {
    this.id = id;
  }

  /** Name in the {@code alg} header. */
  public String id() {
    return id;
  }
}
