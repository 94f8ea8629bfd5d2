package io.gradeway.gateway.config;

import io.gradeway.protection.KeyRing;
import io.gradeway.protection.ProtectionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code keys} and opens the key ring it names. */
final class KeysReader {
  private KeysReader() {}

  static Optional<KeysConfig> keys(@Nullable Section section, FileProperties files) {
    if (section == null) {
      return Optional.empty();
    }
    Path ring = files.secret(section, "ring", "key ring file");
    Path passphrase =
        files.secret(section, "passphraseFile", "file with the key ring's passphrase");
    section.end();
    return Optional.of(new KeysConfig(ring, passphrase));
  }

  /** Opens the key ring, so that what names a key can be checked against it. */
  static Optional<KeyRing> ring(Section root, Optional<KeysConfig> keys) {
    if (keys.isEmpty() || !Files.isRegularFile(keys.get().ring())) {
      return Optional.empty();
    }
    try {
      return Optional.of(KeyRing.open(keys.get().ring(), keys.get().passphraseFile()));
    } catch (IOException e) {
      root.report("keys", "", "the key ring or its passphrase file cannot be read");
    } catch (ProtectionException e) {
      root.report("keys", "", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }
}
