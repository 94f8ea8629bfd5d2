package io.gradeway.protection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed in a ring file: a line per key and a line per version of it, members separated by
 * one blank. It is authenticated before it is read, so that a line of another form is a defect.
 *
 * <pre>
 * key 2864434397 cipher city-pii
 * version 2026-11-23T00:00:00Z (base64url of 32 octets, or "-" when revoked)
 * </pre>
 */
final class RingText {
  private RingText() {}

  static String write(Map<String, RingKey> keys) {
    StringBuilder text = new StringBuilder();
    for (RingKey key : keys.values()) {
      text.append("key ")
          .append(Integer.toUnsignedString(key.id))
          .append(' ')
          .append(key.purpose.stored())
          .append(' ')
          .append(key.name)
          .append('\n');
      for (RingKey.Version version : key.versions()) {
        byte @Nullable [] material = version.material;
        text.append("version ")
            .append(version.created)
            .append(' ')
            .append(
                material == null
                    ? "-"
                    : Base64.getUrlEncoder().withoutPadding().encodeToString(material))
            .append('\n');
      }
    }
    return text.toString();
  }

  static Map<String, RingKey> read(String text) {
    Map<String, RingKey> keys = new TreeMap<>();
    String[] head = null;
    List<RingKey.Version> versions = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] parts = line.split(" ", -1);
      if (parts.length == 4 && parts[0].equals("key")) {
        add(keys, head, versions);
        head = parts;
        versions = new ArrayList<>();
      } else if (parts.length == 3 && parts[0].equals("version") && head != null) {
        byte @Nullable [] material =
            parts[2].equals("-") ? null : Base64.getUrlDecoder().decode(parts[2]);
        if (material != null && material.length != Primitives.KEY_LENGTH) {
          throw new IllegalArgumentException("a key of the ring has a wrong length");
        }
        versions.add(new RingKey.Version(Instant.parse(parts[1]), material));
      } else {
        throw new IllegalArgumentException("a line of the key ring has an unknown form");
      }
    }
    add(keys, head, versions);
    return keys;
  }

  private static void add(
      Map<String, RingKey> keys, String @Nullable [] head, List<RingKey.Version> versions) {
    if (head == null) {
      return;
    }
    RingKey key =
        new RingKey(
            head[3],
            KeyRing.Purpose.ofStored(head[2]),
            Integer.parseUnsignedInt(head[1]),
            versions);
    if (versions.isEmpty() || keys.put(key.name, key) != null) {
      throw new IllegalArgumentException("a key of the ring has no version or stands twice");
    }
  }
}
