package io.gradeway.protection;

import com.google.crypto.tink.subtle.Random;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key with all its versions. Immutable; the material is not copied and never leaves the package.
 */
final class RingKey {
  static final int VERSIONS_MAX = 0xFFFF;

  final String name;
  final KeyRing.Purpose purpose;
  final int id;
  private final List<Version> versions;

  /** A version; {@code material} is null once it is revoked. */
  static final class Version {
    final Instant created;
    final byte @Nullable [] material;

    Version(Instant created, byte @Nullable [] material) {
      this.created = created;
      this.material = material;
    }
  }

  RingKey(String name, KeyRing.Purpose purpose, int id, List<Version> versions) {
    this.name = name;
    this.purpose = purpose;
    this.id = id;
    this.versions = List.copyOf(versions);
  }

  /** The newest version is the primary. */
  int primary() {
    return versions.size();
  }

  List<Version> versions() {
    return versions;
  }

  /** The version, or null when there never was one of this number. */
  @Nullable Version version(int number) {
    return number >= 1 && number <= versions.size() ? versions.get(number - 1) : null;
  }

  RingKey rotated(Instant now) {
    if (versions.size() == VERSIONS_MAX) {
      throw new IllegalStateException("key \"" + name + "\" has no version number left");
    }
    List<Version> more = new ArrayList<>(versions);
    more.add(new Version(now, Random.randBytes(Primitives.KEY_LENGTH)));
    return new RingKey(name, purpose, id, more);
  }

  RingKey revoked(int number) {
    Version version = version(number);
    if (version == null) {
      throw new IllegalArgumentException("key \"" + name + "\" has no version " + number);
    }
    if (number == primary()) {
      throw new IllegalArgumentException(
          "version " + number + " of key \"" + name + "\" is its primary; rotate first");
    }
    List<Version> fewer = new ArrayList<>(versions);
    fewer.set(number - 1, new Version(version.created, null));
    return new RingKey(name, purpose, id, fewer);
  }

  KeyInfo info() {
    List<KeyInfo.Version> told = new ArrayList<>();
    for (Version version : versions) {
      told.add(new KeyInfo.Version(told.size() + 1, version.created, version.material == null));
    }
    return new KeyInfo(name, purpose, id, primary(), told);
  }

  @Override
  public String toString() {
    return "RingKey[" + name + "]";
  }
}
