package io.gradeway.gateway.config;

import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import io.gradeway.protection.KeyRing;
import io.gradeway.taxonomy.LevelScale;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The full sample configuration, copied to a folder where a test may break it. */
final class ConfigFolder {
  static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneOffset.ofHours(8));
  static final LevelScale SCALE = LevelScale.of("test-scheme", List.of("L1", "L2", "L3"));

  /** 32 octets as base64, which needs no slow derivation. */
  private static final String RING_SECRET = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=";

  private final Path folder;

  private ConfigFolder(Path folder) {
    this.folder = folder;
  }

  static ConfigFolder full(Path folder) throws IOException {
    Path source = source();
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    ConfigFolder config = new ConfigFolder(folder);
    for (String name :
        List.of(
            "server.pem",
            "server.key",
            "client-ca.pem",
            "officers.pem",
            "officers.key",
            "officers-ca.pem",
            "idp.jwks.json",
            "ring.json",
            "ring.pass",
            "ledger.key")) {
      config.write("keys/" + name, "content of " + name);
      Files.setPosixFilePermissions(
          folder.resolve("keys/" + name), PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(config.file("keys/ring.pass"), RING_SECRET);
    Files.delete(config.file("keys/ring.json"));
    KeyRing ring = KeyRing.create(config.file("keys/ring.json"), config.file("keys/ring.pass"));
    ring.add("residents", KeyRing.Purpose.PSEUDONYM);
    config.write(
        "realm.yaml",
        """
        subjects:
          medical-claims: { domain: medical, roles: [reader] }
        roles:
          reader: ["data:population:population.residents:read"]
        """);
    return config;
  }

  private static Path source() {
    try {
      return Path.of(ConfigFolder.class.getResource("full/gateway.yaml").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  ConfigFolder write(String name, String text) throws IOException {
    Files.createDirectories(file(name).getParent());
    Files.writeString(file(name), text);
    return this;
  }

  /** Replaces a piece of a file, which must be there. */
  ConfigFolder replace(String name, String from, String to) throws IOException {
    String text = Files.readString(file(name));
    if (!text.contains(from)) {
      throw new IllegalArgumentException(name + " does not hold " + from);
    }
    return write(name, text.replace(from, to));
  }

  GatewayConfig read() throws ConfigException {
    return new GatewayReader(file("gateway.yaml"), surroundings()).read();
  }

  List<Problem> problems() {
    try {
      read();
      return List.of();
    } catch (ConfigException e) {
      return e.problems();
    }
  }

  private static Surroundings surroundings() {
    Map<CategoryId, Level> grades =
        Map.of(
            CategoryId.of("person.name"), SCALE.level("L2"),
            CategoryId.of("count"), SCALE.level("L1"));
    return new Surroundings(
        id -> {
          if (!id.equals("test-scheme")) {
            throw new IllegalArgumentException("no such taxonomy");
          }
          return new Standard(
              SCALE, grades.keySet(), category -> Optional.ofNullable(grades.get(category)));
        },
        io.gradeway.mask.Maskers::named,
        NOW);
  }
}
