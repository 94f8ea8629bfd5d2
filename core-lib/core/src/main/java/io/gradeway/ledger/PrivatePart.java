package io.gradeway.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The part of an entry that can be erased. The entry's public bytes carry {@link #commitment}; the
 * part itself and its salt lie beside the entry, so that deleting them leaves every proof valid.
 *
 * <p>Guarantee: without the salt the commitment tells nothing about the body, not even to someone
 * who guesses it. {@link #toString} tells nothing. Immutable.
 */
public final class PrivatePart {
  /** Length of the random salt. */
  public static final int SALT_BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] salt;
  private final byte[] body;

  private PrivatePart(byte[] salt, byte[] body) {
    this.salt = salt;
    this.body = body;
  }

  /** A private part under a new random salt; the body is copied. */
  public static PrivatePart of(byte[] body) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new PrivatePart(salt, body.clone());
  }

  static PrivatePart stored(byte[] salt, byte[] body) {
    if (salt.length != SALT_BYTES) {
      throw new LedgerCorrupt("a stored salt has " + salt.length + " bytes instead of 32");
    }
    return new PrivatePart(salt, body);
  }

  /** {@code SHA-256(salt ‖ body)}. */
  public Hash commitment() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(salt);
      return Hash.of(sha256.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A copy of the body. */
  public byte[] body() {
    return body.clone();
  }

  byte[] sharedBody() {
    return body;
  }

  byte[] sharedSalt() {
    return salt;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrivatePart that
        && MessageDigest.isEqual(salt, that.salt)
        && MessageDigest.isEqual(body, that.body);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }

  @Override
  public String toString() {
    return "PrivatePart[****]";
  }
}
