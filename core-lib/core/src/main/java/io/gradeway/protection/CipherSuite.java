package io.gradeway.protection;

/**
 * The algorithms of envelopes. Numbers are stored with data: once released, never changed and never
 * used again for something else.
 */
public enum CipherSuite {
  /**
   * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce and a 128-bit tag, under a key derived
   * from the ring's key by HKDF-SHA-256 (RFC 5869) with the envelope's salt.
   */
  AES_256_GCM_HKDF(1);

  private final int id;

  CipherSuite(int id) {
    this.id = id;
  }

  /** Number in the second octet of an envelope. */
  public int id() {
    return id;
  }
}
