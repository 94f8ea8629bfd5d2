package io.gradeway.protection;

import io.gradeway.protection.ProtectionException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The secret that opens a key ring: 32 or more random octets as base64, or a passphrase. Only a
 * file that its owner alone may read is accepted.
 */
final class RingSecret {
  /** OWASP's figure for PBKDF2-HMAC-SHA256 of 2023; a ring that says less is refused. */
  static final int ITERATIONS = 600_000;

  static final int ITERATIONS_MAX = 10_000_000;
  static final int SALT_LENGTH = 32;

  private static final int PASSPHRASE_LENGTH_MIN = 16;
  private static final int PASSPHRASE_DISTINCT_MIN = 6;
  private static final int FILE_BYTES_MAX = 4096;
  private static final int RANDOM_DISTINCT_MIN = 16;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  /** How the key that opens the ring comes from the secret; the names are stored. */
  enum Kind {
    RANDOM("hkdf-sha256"),
    PASSPHRASE("pbkdf2-hmac-sha256");

    final String stored;

    Kind(String stored) {
      this.stored = stored;
    }
  }

  private final char[] text;

  private RingSecret(char[] text) {
    this.text = text;
  }

  static RingSecret read(Path file) throws IOException {
    refuseIfOthersMayRead(file);
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw refused(file, "is longer than " + FILE_BYTES_MAX + " octets");
    }
    byte[] octets = Files.readAllBytes(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      RingSecret secret = new RingSecret(text.strip().toCharArray());
      if (secret.isWeak()) {
        throw refused(
            file,
            "is too short or repeats itself; write 32 random octets as base64, or a passphrase of "
                + PASSPHRASE_LENGTH_MIN
                + " characters or more");
      }
      return secret;
    } catch (CharacterCodingException broken) {
      throw refused(file, "is not text in UTF-8");
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }

  private static void refuseIfOthersMayRead(Path file) throws IOException {
    Set<PosixFilePermission> permissions;
    try {
      permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    } catch (UnsupportedOperationException noPosix) {
      throw refused(file, "lies on a file system that does not tell who may read it");
    }
    permissions.retainAll(OTHERS);
    if (!permissions.isEmpty()) {
      throw refused(file, "may be read or written by others; run: chmod 600 " + file);
    }
  }

  private static ProtectionException refused(Path file, String why) {
    return new ProtectionException(Reason.RING, "the secret file " + file + " " + why);
  }

  Kind kind() {
    byte[] random = random();
    long distinct =
        java.util.stream.IntStream.range(0, random.length).map(i -> random[i]).distinct().count();
    return random.length >= Primitives.KEY_LENGTH && distinct >= RANDOM_DISTINCT_MIN
        ? Kind.RANDOM
        : Kind.PASSPHRASE;
  }

  private boolean isWeak() {
    return kind() == Kind.PASSPHRASE
        && (text.length < PASSPHRASE_LENGTH_MIN
            || new String(text).chars().distinct().count() < PASSPHRASE_DISTINCT_MIN);
  }

  private byte[] random() {
    try {
      return Base64.getDecoder().decode(new String(text));
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /** The key that opens the ring. */
  byte[] key(byte[] salt, int iterations) {
    if (kind() == Kind.RANDOM) {
      return Primitives.derive(random(), salt, "gradeway key ring 1");
    }
    PBEKeySpec spec = new PBEKeySpec(text, salt, iterations, Primitives.KEY_LENGTH * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException failed) {
      throw Primitives.unavailable();
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    return "RingSecret[****]";
  }
}
