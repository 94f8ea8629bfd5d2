package io.gradeway.examples.city.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the things of one run lie.
 *
 * @param path the folder itself, absolute, mode 0700
 */
public record RunFolder(Path path) {
  private static final List<String> FOLDERS =
      List.of(
          "keys",
          "tokens",
          "data",
          "logs",
          "witness",
          "catalogue",
          "catalogue/datasets",
          "catalogue/agreements");

  /**
   * Makes an empty run folder.
   *
   * @param wanted a folder that does not exist yet; empty for one below the system's temporary
   *     folder
   */
  public static RunFolder create(Optional<Path> wanted) throws IOException {
    Path path;
    if (wanted.isEmpty()) {
      path = PrivateFiles.temporaryFolder("gradeway-city-");
    } else if (Files.exists(wanted.get())) {
      throw new IOException("folder " + wanted.get() + " exists already; name a new one");
    } else {
      path = PrivateFiles.folder(wanted.get());
    }
    RunFolder run = new RunFolder(path.toRealPath());
    for (String folder : FOLDERS) {
      PrivateFiles.folder(run.path.resolve(folder));
    }
    return run;
  }

  /** Removes the folder with everything in it. */
  public void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  public Path configuration() {
    return path.resolve("gateway.yaml");
  }

  /** The authority that curl must trust. */
  public Path serverAuthority() {
    return keys().resolve("ca.pem");
  }

  public Path clientCertificate(String subject) {
    return keys().resolve(subject + ".pem");
  }

  public Path clientKey(String subject) {
    return keys().resolve(subject + ".key");
  }

  /** A bearer token, for {@code $(cat …)}. */
  public Path token(String name) {
    return path.resolve("tokens").resolve(name + ".jwt");
  }

  public Path log(String name) {
    return path.resolve("logs").resolve(name + ".log");
  }

  /** The evidence itself. */
  public Path ledger() {
    return path.resolve("data").resolve("ledger.db");
  }

  /** What verifies the log's checkpoints; handed to the witness at the start, not by the log. */
  public Path verifierKey() {
    return keys().resolve("ledger.pub");
  }

  /** The witness's own memory. */
  public Path witness() {
    return path.resolve("witness");
  }

  Path keys() {
    return path.resolve("keys");
  }
}
