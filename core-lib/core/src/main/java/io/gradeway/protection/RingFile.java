package io.gradeway.protection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.Random;
import io.gradeway.protection.ProtectionException.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A key ring at rest: a JSON object that says how the opening key comes from the secret, and the
 * keys sealed under it as one AES-256-GCM message; {@code docs/formats.md}, key ring version 1.
 */
final class RingFile {
  private static final String FORMAT = "gradeway-key-ring-1";
  private static final int FILE_BYTES_MAX = 16 << 20;
  private static final Set<String> MEMBERS =
      Set.of("format", "kdf", "salt", "iterations", "sealed");
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path path;
  private final RingSecret.Kind kind;
  private final byte[] salt;
  private final int iterations;
  private final Aead aead;

  private RingFile(
      Path path, RingSecret.Kind kind, byte[] salt, int iterations, RingSecret secret) {
    this.path = path;
    this.kind = kind;
    this.salt = salt;
    this.iterations = iterations;
    this.aead = Primitives.aead(secret.key(salt, iterations));
  }

  static RingFile create(Path path, RingSecret secret) {
    RingSecret.Kind kind = secret.kind();
    int iterations = kind == RingSecret.Kind.RANDOM ? 1 : RingSecret.ITERATIONS;
    return new RingFile(path, kind, Random.randBytes(RingSecret.SALT_LENGTH), iterations, secret);
  }

  /** Reads how the ring is sealed and makes ready to open it. */
  static RingFile open(Path path, RingSecret secret) throws IOException {
    Map<String, String> members = members(path);
    RingSecret.Kind kind = secret.kind();
    if (!kind.stored.equals(members.get("kdf"))) {
      throw refused(path, "was made with another kind of secret");
    }
    try {
      int iterations = Integer.parseInt(members.get("iterations"));
      int least = kind == RingSecret.Kind.RANDOM ? 1 : RingSecret.ITERATIONS;
      byte[] salt = Base64.getUrlDecoder().decode(members.get("salt"));
      if (iterations < least
          || iterations > RingSecret.ITERATIONS_MAX
          || salt.length != RingSecret.SALT_LENGTH) {
        throw refused(path, "has key derivation parameters out of range");
      }
      return new RingFile(path, kind, salt, iterations, secret);
    } catch (IllegalArgumentException broken) {
      throw refused(path, "is not a key ring of version 1");
    }
  }

  /** The sealed text, opened. */
  String load() throws IOException {
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(members(path).get("sealed"));
      return new String(aead.decrypt(sealed, associatedData()), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException wrong) {
      throw refused(path, "does not open with this secret, or was altered");
    }
  }

  /** Replaces the file as a whole: after a crash it holds the old or the new text. */
  void save(String text) throws IOException {
    byte[] octets = json(text).getBytes(StandardCharsets.UTF_8);
    Path folder = path.toAbsolutePath().getParent();
    Path draft =
        Files.createTempFile(
            folder,
            ".ring",
            ".draft",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(octets);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private String json(String text) throws IOException {
    byte[] sealed;
    try {
      sealed = aead.encrypt(text.getBytes(StandardCharsets.UTF_8), associatedData());
    } catch (GeneralSecurityException failed) {
      throw Primitives.unavailable();
    }
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    StringWriter json = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(json).useDefaultPrettyPrinter()) {
      generator.writeStartObject();
      generator.writeStringField("format", FORMAT);
      generator.writeStringField("kdf", kind.stored);
      generator.writeStringField("salt", base64.encodeToString(salt));
      generator.writeNumberField("iterations", iterations);
      generator.writeStringField("sealed", base64.encodeToString(sealed));
      generator.writeEndObject();
    }
    return json + "\n";
  }

  private byte[] associatedData() {
    return Primitives.join(
        FORMAT,
        kind.stored,
        Base64.getUrlEncoder().withoutPadding().encodeToString(salt),
        Integer.toString(iterations));
  }

  private static Map<String, String> members(Path path) throws IOException {
    if (Files.size(path) > FILE_BYTES_MAX) {
      throw refused(path, "is not a key ring of version 1");
    }
    Map<String, String> members = new HashMap<>();
    try (JsonParser parser = JSON.createParser(Files.readAllBytes(path))) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NUMBER_INT) {
          throw refused(path, "is not a key ring of version 1");
        }
        members.put(name, parser.getText());
      }
      boolean ended = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
      if (!ended || !members.keySet().equals(MEMBERS) || !FORMAT.equals(members.get("format"))) {
        throw refused(path, "is not a key ring of version 1");
      }
    } catch (JsonProcessingException broken) {
      throw refused(path, "is not a key ring of version 1");
    }
    return members;
  }

  static ProtectionException refused(Path path, String why) {
    return new ProtectionException(Reason.RING, "the key ring " + path + " " + why);
  }

  Path path() {
    return path;
  }
}
