package io.gradeway.protection;

import io.gradeway.protection.ProtectionException.Reason;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * An encrypted value with what is needed to find its key; the format of {@code docs/formats.md},
 * envelope version 1. Immutable; parsing is strict: one byte form and one text form per envelope.
 */
public final class Envelope {
  /** What the text form begins with. */
  public static final String TEXT_PREFIX = "gw1.";

  static final int VERSION = 1;
  static final int SALT_LENGTH = 16;
  static final int HEADER_LENGTH = 1 + 1 + 4 + 2 + SALT_LENGTH;
  static final int NONCE_LENGTH = 12;
  static final int TAG_LENGTH = 16;

  /** Longest envelope read, in octets. */
  static final int LENGTH_MAX =
      HEADER_LENGTH + NONCE_LENGTH + FieldCipher.VALUE_BYTES_MAX + TAG_LENGTH;

  private final byte[] octets;

  private Envelope(byte[] octets) {
    this.octets = octets;
  }

  /** Header octets for a key; they are authenticated with the value. */
  static byte[] header(CipherSuite suite, int keyId, int keyVersion, byte[] salt) {
    return ByteBuffer.allocate(HEADER_LENGTH)
        .put((byte) VERSION)
        .put((byte) suite.id())
        .putInt(keyId)
        .putShort((short) keyVersion)
        .put(salt)
        .array();
  }

  static Envelope of(byte[] header, byte[] sealed) {
    byte[] octets = Arrays.copyOf(header, header.length + sealed.length);
    System.arraycopy(sealed, 0, octets, header.length, sealed.length);
    return new Envelope(octets);
  }

  /**
   * Reads the text form.
   *
   * @throws ProtectionException {@link Reason#MALFORMED}
   */
  public static Envelope parse(String text) {
    if (!text.startsWith(TEXT_PREFIX)
        || text.length() > TEXT_PREFIX.length() + LENGTH_MAX * 4L / 3 + 4) {
      throw malformed();
    }
    String body = text.substring(TEXT_PREFIX.length());
    byte[] octets;
    try {
      octets = Base64.getUrlDecoder().decode(body);
    } catch (IllegalArgumentException broken) {
      throw malformed();
    }
    Envelope envelope = parse(octets);
    // The decoder takes padding and stray low bits; one value must have one text.
    if (!envelope.toString().equals(text)) {
      throw malformed();
    }
    return envelope;
  }

  /**
   * Reads the byte form.
   *
   * @throws ProtectionException {@link Reason#MALFORMED}
   */
  public static Envelope parse(byte[] octets) {
    if (octets.length < HEADER_LENGTH + NONCE_LENGTH + TAG_LENGTH
        || octets.length > LENGTH_MAX
        || octets[0] != VERSION
        || octets[1] != CipherSuite.AES_256_GCM_HKDF.id()) {
      throw malformed();
    }
    Envelope envelope = new Envelope(octets.clone());
    if (envelope.keyId() == 0 || envelope.keyVersion() == 0) {
      throw malformed();
    }
    return envelope;
  }

  private static ProtectionException malformed() {
    return new ProtectionException(
        Reason.MALFORMED, "this is not an envelope of version 1 with a known cipher");
  }

  public CipherSuite suite() {
    return CipherSuite.AES_256_GCM_HKDF;
  }

  /** Number of the key in its ring, not 0. */
  public int keyId() {
    return ByteBuffer.wrap(octets).getInt(2);
  }

  /** Version of the key, 1 to 65535. */
  public int keyVersion() {
    return ByteBuffer.wrap(octets).getShort(6) & 0xFFFF;
  }

  byte[] header() {
    return Arrays.copyOf(octets, HEADER_LENGTH);
  }

  byte[] salt() {
    return Arrays.copyOfRange(octets, HEADER_LENGTH - SALT_LENGTH, HEADER_LENGTH);
  }

  /** Nonce, ciphertext and tag. */
  byte[] sealed() {
    return Arrays.copyOfRange(octets, HEADER_LENGTH, octets.length);
  }

  /** The byte form, a copy. */
  public byte[] toBytes() {
    return octets.clone();
  }

  /** The text form: {@code gw1.} and base64url without padding. */
  @Override
  public String toString() {
    return TEXT_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}
