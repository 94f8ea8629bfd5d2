package io.gradeway.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Public half of a key that signs checkpoints: an Ed25519 verifier key of
 * https://c2sp.org/signed-note, written {@code name+hash+base64}. Immutable and thread-safe.
 */
public final class VerifierKey {
  /** DER of SubjectPublicKeyInfo for Ed25519 up to the key itself, RFC 8410 §4. */
  private static final byte[] SPKI_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final byte ED25519 = 1;

  private final String name;
  private final byte[] raw;
  private final PublicKey key;

  VerifierKey(String name, byte[] raw) {
    if (!KeyName.isValid(name)) {
      throw new IllegalArgumentException(KeyName.RULE);
    }
    if (raw.length != 32) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
    }
    this.name = name;
    this.raw = raw.clone();
    byte[] spki = Arrays.copyOf(SPKI_HEAD, SPKI_HEAD.length + raw.length);
    System.arraycopy(raw, 0, spki, SPKI_HEAD.length, raw.length);
    try {
      this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("these bytes are no Ed25519 public key", e);
    }
  }

  /**
   * Reads {@code name+hash+base64}; surrounding white space is ignored.
   *
   * @throws IllegalArgumentException when the text is not a verifier key or its hash does not fit
   */
  public static VerifierKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a verifier key is written name+hash+base64");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != 33 || typed[0] != ED25519) {
      throw new IllegalArgumentException("the verifier key is not of type Ed25519 (1)");
    }
    VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, 33));
    if (!key.toString().equals(text.strip())) {
      throw new IllegalArgumentException("the hash in the verifier key does not fit its bytes");
    }
    return key;
  }

  /** Name of the log, which is its origin. */
  public String name() {
    return name;
  }

  /** First four bytes of {@code SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key)}. */
  byte[] id() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(name.getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) '\n');
      sha256.update(ED25519);
      return Arrays.copyOf(sha256.digest(raw), 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  boolean verify(byte[] message, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(message);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // a signature that cannot be read proves nothing
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  /** The verifier key as text, for a file or an auditor. */
  @Override
  public String toString() {
    byte[] typed = new byte[33];
    typed[0] = ED25519;
    System.arraycopy(raw, 0, typed, 1, 32);
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }
}
