package io.gradeway.ledger;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/**
 * Ed25519 key that signs a log's checkpoints. Thread-safe. {@link #toString} tells the public half
 * only.
 */
public final class SigningKey {
  /** DER of an Ed25519 PKCS#8 key up to the seed, RFC 8410 §7. */
  private static final byte[] PKCS8_HEAD =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final int FILE_BYTES_MAX = 4096;

  private final byte[] pkcs8;
  private final PrivateKey key;
  private final VerifierKey verifier;

  private SigningKey(String name, byte[] seed) {
    pkcs8 = Arrays.copyOf(PKCS8_HEAD, PKCS8_HEAD.length + seed.length);
    System.arraycopy(seed, 0, pkcs8, PKCS8_HEAD.length, seed.length);
    try {
      key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      verifier = new VerifierKey(name, Ed25519Sign.KeyPair.newKeyPairFromSeed(seed).getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the seed makes no Ed25519 key", e);
    }
  }

  /**
   * A new key.
   *
   * @param name name of the log it signs for
   */
  public static SigningKey create(String name) {
    byte[] seed = new byte[32];
    new SecureRandom().nextBytes(seed);
    return new SigningKey(name, seed);
  }

  /**
   * Reads a PEM file with one unencrypted PKCS#8 Ed25519 key.
   *
   * @param name name of the log it signs for
   * @throws IllegalArgumentException when the file holds something else
   */
  public static SigningKey read(Path file, String name) throws IOException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new IllegalArgumentException(file + " is too large for a PEM private key");
    }
    String pem = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
      throw new IllegalArgumentException(
          file + " is not an unencrypted PKCS#8 key in PEM (\"" + BEGIN + "\")");
    }
    byte[] der =
        Base64.getMimeDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
    if (der.length != PKCS8_HEAD.length + 32
        || !Arrays.equals(Arrays.copyOf(der, PKCS8_HEAD.length), PKCS8_HEAD)) {
      throw new IllegalArgumentException(
          file + " is not an Ed25519 key; make one with: openssl genpkey -algorithm ed25519");
    }
    return new SigningKey(name, Arrays.copyOfRange(der, PKCS8_HEAD.length, der.length));
  }

  /**
   * Writes the key as a new PEM file that only its owner may read.
   *
   * @throws java.nio.file.FileAlreadyExistsException when the file exists: keys are never
   *     overwritten
   */
  public void write(Path file) throws IOException {
    FileAttribute<?>[] owner =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    String pem = BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8);
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      channel.write(
          java.nio.ByteBuffer.wrap((pem + "\n" + END + "\n").getBytes(StandardCharsets.US_ASCII)));
    }
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** Signs a checkpoint of this key's log. */
  public SignedCheckpoint sign(Checkpoint checkpoint) {
    if (!checkpoint.origin().equals(verifier.name())) {
      throw new IllegalArgumentException(
          "key " + verifier.name() + " does not sign for log " + checkpoint.origin());
    }
    byte[] text = checkpoint.toNoteText().getBytes(StandardCharsets.UTF_8);
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(key);
      ed25519.update(text);
      return SignedCheckpoint.of(checkpoint, verifier, ed25519.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key of this JDK cannot sign", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + verifier + "]";
  }
}
