package io.gradeway.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.Random;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Sensitive;
import io.gradeway.protection.ProtectionException.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts single values under a key of a {@link KeyRing}.
 *
 * <p>Guarantee: without the key an envelope tells the length of its value and nothing else; it
 * opens only with the associated data it was made with, so that it cannot be moved to another
 * field, dataset or agreement. Equal values give different envelopes.
 *
 * <p>Nonces: each cipher object draws a random salt and encrypts under a key derived with it, so
 * that the number of random nonces under one key is known exactly, whatever other processes do.
 * After {@value #ENCRYPTIONS_MAX} values, half of what NIST SP 800-38D section 8.3 allows, it draws
 * the next salt.
 *
 * <p>Not guaranteed: hiding lengths, or that an older envelope is not put back in its own place.
 * Thread-safe. Rotation and revocation through the same ring act on the next call.
 */
public final class FieldCipher {
  /** Longest value, in octets: 1 MiB. */
  public static final int VALUE_BYTES_MAX = 1 << 20;

  static final long ENCRYPTIONS_MAX = 1L << 31;

  private static final String DERIVATION = "gradeway field cipher 1";
  private static final int OPENED_KEYS_MAX = 256;

  private final KeyRing ring;
  private final String keyName;
  private final long encryptionsMax;
  private volatile @Nullable Epoch epoch;
  private final Map<ByteBuffer, Aead> opened =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Aead> eldest) {
              return size() > OPENED_KEYS_MAX;
            }
          });

  FieldCipher(KeyRing ring, String keyName, long encryptionsMax) {
    this.ring = ring;
    this.keyName = keyName;
    this.encryptionsMax = encryptionsMax;
  }

  /** Values encrypted under one salt. */
  private static final class Epoch {
    final int keyVersion;
    final byte[] header;
    final Aead aead;
    final AtomicLong used = new AtomicLong(1);

    Epoch(int keyVersion, byte[] header, Aead aead) {
      this.keyVersion = keyVersion;
      this.header = header;
      this.aead = aead;
    }
  }

  /**
   * The associated data of a field: what an envelope is bound to.
   *
   * @param agreement id of the agreement it is released under
   * @param dataset id of the dataset
   * @param path where the field lies
   */
  public static byte[] associatedData(String agreement, String dataset, FieldPath path) {
    return Primitives.join("field", agreement, dataset, path.toString());
  }

  /**
   * Encrypts octets {@code from} to {@code to}, exclusive.
   *
   * @param associatedData see {@link #associatedData}
   * @return the envelope's text form
   * @throws ProtectionException when the value is too long, the key is gone, or cryptography fails
   */
  public String encrypt(byte[] value, int from, int to, byte[] associatedData) {
    if (to - from > VALUE_BYTES_MAX) {
      throw new ProtectionException(
          Reason.UNFIT_VALUE, "the value is longer than " + VALUE_BYTES_MAX + " octets");
    }
    Epoch current = currentEpoch();
    try {
      byte[] sealed =
          current.aead.encrypt(
              Arrays.copyOfRange(value, from, to), bound(current.header, associatedData));
      return Envelope.of(current.header, sealed).toString();
    } catch (GeneralSecurityException failed) {
      throw Primitives.unavailable();
    }
  }

  /**
   * Encrypts a text as UTF-8.
   *
   * @throws ProtectionException also when the text holds an unpaired surrogate
   */
  public String encrypt(String text, byte[] associatedData) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] utf8 = new byte[encoded.remaining()];
      encoded.get(utf8);
      return encrypt(utf8, 0, utf8.length, associatedData);
    } catch (CharacterCodingException broken) {
      throw new ProtectionException(
          Reason.UNFIT_VALUE, "the text holds an unpaired surrogate and has no UTF-8 form");
    }
  }

  /**
   * Opens an envelope that was made under this key with the same associated data.
   *
   * @throws ProtectionException saying which of malformed, unknown key, revoked key or not
   *     authentic
   */
  public Sensitive<byte[]> decrypt(String envelope, byte[] associatedData) {
    Envelope parsed = Envelope.parse(envelope);
    byte[] key = ring.material(keyName, parsed.keyId(), parsed.keyVersion());
    ByteBuffer header = ByteBuffer.wrap(parsed.header());
    Aead aead = opened.get(header);
    if (aead == null) {
      aead = Primitives.aead(Primitives.derive(key, parsed.salt(), DERIVATION));
    }
    try {
      byte[] value = aead.decrypt(parsed.sealed(), bound(parsed.header(), associatedData));
      opened.put(header, aead);
      return Sensitive.of(value);
    } catch (GeneralSecurityException failed) {
      throw new ProtectionException(
          Reason.NOT_AUTHENTIC,
          "the envelope was altered, or belongs to another field, dataset or agreement");
    }
  }

  /** As {@link #decrypt}, for a value that was encrypted as text. */
  public Sensitive<String> decryptText(String envelope, byte[] associatedData) {
    byte[] utf8 = decrypt(envelope, associatedData).reveal();
    try {
      return Sensitive.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException broken) {
      throw new ProtectionException(Reason.UNFIT_VALUE, "the value is not text in UTF-8");
    }
  }

  private Epoch currentEpoch() {
    int keyVersion = ring.primaryVersion(keyName);
    Epoch current = epoch;
    if (current != null
        && current.keyVersion == keyVersion
        && current.used.incrementAndGet() <= encryptionsMax) {
      return current;
    }
    return nextEpoch(keyVersion);
  }

  private synchronized Epoch nextEpoch(int keyVersion) {
    Epoch current = epoch;
    if (current != null
        && current.keyVersion == keyVersion
        && current.used.incrementAndGet() <= encryptionsMax) {
      return current;
    }
    int keyId = ring.keyId(keyName);
    byte[] salt = Random.randBytes(Envelope.SALT_LENGTH);
    byte[] key = Primitives.derive(ring.material(keyName, keyId, keyVersion), salt, DERIVATION);
    Epoch next =
        new Epoch(
            keyVersion,
            Envelope.header(CipherSuite.AES_256_GCM_HKDF, keyId, keyVersion, salt),
            Primitives.aead(key));
    epoch = next;
    return next;
  }

  /** The header is authenticated too, so that nobody relabels an envelope. */
  private static byte[] bound(byte[] header, byte[] associatedData) {
    byte[] bound = Arrays.copyOf(header, header.length + associatedData.length);
    System.arraycopy(associatedData, 0, bound, header.length, associatedData.length);
    return bound;
  }

  @Override
  public String toString() {
    return "FieldCipher[" + keyName + "]";
  }
}
