package io.gradeway.protection;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import com.google.crypto.tink.util.SecretBytes;
import io.gradeway.protection.ProtectionException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/** The few algorithms this package rests on, all Tink's, with their parameters fixed. */
final class Primitives {
  static final int KEY_LENGTH = 32;

  private static final AesGcmParameters AES_256_GCM = aes256Gcm();

  private Primitives() {}

  private static AesGcmParameters aes256Gcm() {
    try {
      return AesGcmParameters.builder()
          .setKeySizeBytes(KEY_LENGTH)
          .setIvSizeBytes(Envelope.NONCE_LENGTH)
          .setTagSizeBytes(Envelope.TAG_LENGTH)
          .setVariant(AesGcmParameters.Variant.NO_PREFIX)
          .build();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** AES-256-GCM; output is nonce, ciphertext, tag. Thread-safe. */
  @AccessesPartialKey
  static Aead aead(byte[] key) {
    try {
      return AesGcmJce.create(
          AesGcmKey.builder()
              .setParameters(AES_256_GCM)
              .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
              .build());
    } catch (GeneralSecurityException failed) {
      throw unavailable();
    }
  }

  /** HKDF-SHA-256, RFC 5869, to a key of 32 octets. */
  static byte[] derive(byte[] key, byte[] salt, String info) {
    return derive(key, salt, info.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] derive(byte[] key, byte[] salt, byte[] info) {
    try {
      return Hkdf.computeHkdf("HMACSHA256", key, salt, info, KEY_LENGTH);
    } catch (GeneralSecurityException failed) {
      throw unavailable();
    }
  }

  /** HMAC-SHA-256, RFC 2104. Thread-safe. */
  static PrfHmacJce hmac(byte[] key) {
    try {
      return new PrfHmacJce("HMACSHA256", new SecretKeySpec(key, "HMAC"));
    } catch (GeneralSecurityException failed) {
      throw unavailable();
    }
  }

  static ProtectionException unavailable() {
    return new ProtectionException(
        Reason.UNAVAILABLE, "the platform's cryptography failed; the value is not released");
  }

  /** Texts joined so that no two lists give the same octets: each after its length in octets. */
  static byte[] join(String... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (String part : parts) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      joined.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
      joined.writeBytes(utf8);
    }
    return joined.toByteArray();
  }
}
