package io.gradeway.protection;

import com.google.crypto.tink.subtle.Random;
import io.gradeway.model.CategoryId;
import io.gradeway.protection.ProtectionException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Named, versioned keys, kept in a file under a secret of another file. The front door of this
 * package.
 *
 * <p>Guarantee: keys leave this package in no form but the sealed file; neither {@code toString}
 * nor an exception shows one. An altered file does not open. Limit: whoever can write the file can
 * put an older one of the same secret back.
 *
 * <p>Thread-safe. Changes are made under a lock between processes and are on disk before a method
 * returns; other processes see them when they open the ring anew.
 */
public final class KeyRing {
  /** What a key is for; a key is never used for both. */
  public enum Purpose {
    CIPHER,
    PSEUDONYM;

    String stored() {
      return this == CIPHER ? "cipher" : "pseudonym";
    }

    static Purpose ofStored(String stored) {
      for (Purpose purpose : values()) {
        if (purpose.stored().equals(stored)) {
          return purpose;
        }
      }
      throw new IllegalArgumentException("a key of the ring has an unknown purpose");
    }
  }

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** A lock between processes is not one between the rings of this process. */
  private static final Object CHANGES = new Object();

  private final @Nullable RingFile file;
  private volatile Map<String, RingKey> keys;

  private KeyRing(@Nullable RingFile file, Map<String, RingKey> keys) {
    this.file = file;
    this.keys = keys;
  }

  /** A ring without a file: its keys, and all they encrypt, are lost with the process. */
  public static KeyRing ephemeral() {
    return new KeyRing(null, Map.of());
  }

  /**
   * Makes a new ring without keys.
   *
   * @param file where to keep it; must not exist
   * @param secretFile 32 random octets as base64, or a passphrase of 16 characters or more; its
   *     owner alone may have access
   * @throws IOException when a file cannot be read or written, or {@code file} exists
   * @throws ProtectionException {@link Reason#RING} when the secret file is not fit
   */
  public static KeyRing create(Path file, Path secretFile) throws IOException {
    RingFile ringFile = RingFile.create(file, RingSecret.read(secretFile));
    Files.createFile(file);
    try {
      ringFile.save("");
    } catch (IOException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
    return new KeyRing(ringFile, Map.of());
  }

  /**
   * Opens a ring. With a passphrase this takes some tenths of a second.
   *
   * @throws IOException when a file cannot be read
   * @throws ProtectionException {@link Reason#RING} when the secret is wrong, the ring was altered,
   *     or others may read the secret
   */
  public static KeyRing open(Path file, Path secretFile) throws IOException {
    RingFile ringFile = RingFile.open(file, RingSecret.read(secretFile));
    return new KeyRing(ringFile, load(ringFile));
  }

  private static Map<String, RingKey> load(RingFile file) throws IOException {
    try {
      return RingText.read(file.load());
    } catch (IllegalArgumentException | DateTimeException broken) {
      throw RingFile.refused(file.path(), "holds what this version cannot read");
    }
  }

  /** Every key, by name; no material. */
  public List<KeyInfo> keys() {
    return keys.values().stream().map(RingKey::info).toList();
  }

  /** Whether there is a key of this name for this purpose. */
  public boolean has(String name, Purpose purpose) {
    RingKey key = keys.get(name);
    return key != null && key.purpose == purpose;
  }

  /**
   * Makes a key with its first version.
   *
   * @param name 1 to 64 of {@code a-z 0-9 . _ -}
   * @throws IllegalArgumentException when the name is taken or malformed
   */
  public void add(String name, Purpose purpose) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a key name is 1 to 64 of a-z, 0-9, dot, dash and underscore");
    }
    change(
        all -> {
          if (all.containsKey(name)) {
            throw new IllegalArgumentException("key \"" + name + "\" is already in the ring");
          }
          all.put(name, new RingKey(name, purpose, freeId(all), List.of()).rotated(now()));
          return all;
        });
  }

  /** Makes a new primary version; values under older versions stay readable. */
  public void rotate(String name) throws IOException {
    change(
        all -> {
          all.put(name, known(all, name).rotated(now()));
          return all;
        });
  }

  /**
   * Destroys the material of a version for good: nothing encrypted under it can be read again.
   *
   * @throws IllegalArgumentException when there is no such version or it is the primary
   */
  public void revoke(String name, int version) throws IOException {
    change(
        all -> {
          all.put(name, known(all, name).revoked(version));
          return all;
        });
  }

  /**
   * A cipher under a key. Reuse it: each has its own derived key.
   *
   * @throws IllegalArgumentException when there is no such key for this purpose
   */
  public FieldCipher cipher(String name) {
    require(name, Purpose.CIPHER);
    return new FieldCipher(this, name, FieldCipher.ENCRYPTIONS_MAX);
  }

  /**
   * A pseudonymizer under the primary version a key has now.
   *
   * @param name of the key
   * @param agreement whose receiver may compare the pseudonyms
   * @param category kind of the values
   * @throws IllegalArgumentException when there is no such key for this purpose
   */
  public Pseudonymizer pseudonymizer(String name, String agreement, CategoryId category) {
    RingKey key = require(name, Purpose.PSEUDONYM);
    return new Pseudonymizer(material(name, key.id, key.primary()), agreement, category);
  }

  private RingKey require(String name, Purpose purpose) {
    RingKey key = keys.get(name);
    if (key == null || key.purpose != purpose) {
      List<String> fit =
          keys.values().stream().filter(k -> k.purpose == purpose).map(k -> k.name).toList();
      throw new IllegalArgumentException(
          "the ring has no " + purpose.stored() + " key \"" + name + "\"; it has " + fit);
    }
    return key;
  }

  int primaryVersion(String name) {
    return known(keys, name).primary();
  }

  int keyId(String name) {
    return known(keys, name).id;
  }

  byte[] material(String name, int id, int number) {
    RingKey key = keys.get(name);
    RingKey.Version version = key == null || key.id != id ? null : key.version(number);
    if (version == null) {
      throw new ProtectionException(
          Reason.UNKNOWN_KEY, "the ring has no such version of key \"" + name + "\"");
    }
    byte @Nullable [] material = version.material;
    if (material == null) {
      throw new ProtectionException(
          Reason.REVOKED_KEY, "version " + number + " of key \"" + name + "\" was revoked");
    }
    return material;
  }

  private static RingKey known(Map<String, RingKey> all, String name) {
    RingKey key = all.get(name);
    if (key == null) {
      throw new IllegalArgumentException(
          "the ring has no key \"" + name + "\"; it has " + all.keySet());
    }
    return key;
  }

  private static int freeId(Map<String, RingKey> all) {
    while (true) {
      int id = Random.randInt();
      if (id != 0 && all.values().stream().noneMatch(key -> key.id == id)) {
        return id;
      }
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Reads what is on disk now, changes it, writes it, and only then shows it to others. */
  private void change(UnaryOperator<Map<String, RingKey>> change) throws IOException {
    synchronized (CHANGES) {
      changeAlone(change);
    }
  }

  private void changeAlone(UnaryOperator<Map<String, RingKey>> change) throws IOException {
    RingFile onDisk = file;
    if (onDisk == null) {
      keys = change.apply(new TreeMap<>(keys));
      return;
    }
    Path lockFile = Path.of(onDisk.path() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("the lock " + lockFile + " was lost");
      }
      Map<String, RingKey> changed = change.apply(new TreeMap<>(load(onDisk)));
      onDisk.save(RingText.write(changed));
      keys = changed;
    }
  }

  @Override
  public String toString() {
    return "KeyRing" + keys.keySet();
  }
}
