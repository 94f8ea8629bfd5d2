package io.gradeway.gateway.config;

import io.gradeway.protection.KeyInfo;
import io.gradeway.protection.KeyRing;
import io.gradeway.protection.Treatment;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads how a value is released: {@code clear}, {@code mask:mobile}, {@code drop} and so on. */
final class ReleaseReader {
  private final Consumer<String> masks;
  private final Optional<KeyRing> keys;

  /**
   * A reader.
   *
   * @param masks refuses an id that is no mask by IllegalArgumentException
   * @param keys the key ring, if one is configured and opens
   */
  ReleaseReader(Consumer<String> masks, Optional<KeyRing> keys) {
    this.masks = masks;
    this.keys = keys;
  }

  /** Reads one treatment. */
  Treatment treatment(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String name = colon < 0 ? "" : text.substring(colon + 1);
    return switch (kind + (colon < 0 ? "" : ":")) {
      case "clear" -> Treatment.CLEAR;
      case "redact" -> Treatment.REDACT;
      case "drop" -> Treatment.DROP;
      case "mask:" -> new Treatment(Treatment.Kind.MASK, mask(name));
      case "pseudonym:" ->
          new Treatment(Treatment.Kind.PSEUDONYM, key(name, KeyRing.Purpose.PSEUDONYM));
      case "cipher:" -> new Treatment(Treatment.Kind.CIPHER, key(name, KeyRing.Purpose.CIPHER));
      default ->
          throw new IllegalArgumentException(
              "must be one of: clear, redact, drop, mask:<mask>, pseudonym:<key>, cipher:<key>");
    };
  }

  private String mask(String name) {
    masks.accept(name);
    return name;
  }

  private String key(String name, KeyRing.Purpose purpose) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("needs a key ring; add keys.ring");
    }
    if (!keys.get().has(name, purpose)) {
      Set<String> known =
          keys.get().keys().stream()
              .map(KeyInfo::name)
              .filter(key -> keys.get().has(key, purpose))
              .collect(Collectors.toSet());
      throw new IllegalArgumentException(
          "no such "
              + purpose.name().toLowerCase(Locale.ROOT)
              + " key in the ring; "
              + Problems.suggestion(name, known));
    }
    return name;
  }
}
