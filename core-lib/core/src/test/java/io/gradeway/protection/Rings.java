package io.gradeway.protection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files of key rings for tests. */
final class Rings {
  /** 32 octets 00 01 … 1f; a secret of tests only. */
  static final String RANDOM_SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private Rings() {}

  static Path secret(Path folder, String text) throws IOException {
    return secret(folder, text, "rw-------");
  }

  static Path secret(Path folder, String text, String permissions) throws IOException {
    Path file = Files.createTempFile(folder, "secret", ".txt");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }
}
