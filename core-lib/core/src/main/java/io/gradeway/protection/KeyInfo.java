package io.gradeway.protection;

import java.time.Instant;
import java.util.List;

/**
 * What may be told about a key of a ring; no key material.
 *
 * @param name what policies and agreements call it
 * @param purpose what it is for
 * @param id number in stored envelopes, never used again
 * @param primary version that protects new values
 * @param versions every version there ever was, oldest first
 */
public record KeyInfo(
    String name, KeyRing.Purpose purpose, int id, int primary, List<Version> versions) {
  /**
   * A version of a key.
   *
   * @param number 1 and up
   * @param created when it was made
   * @param revoked whether its material was destroyed
   */
  public record Version(int number, Instant created, boolean revoked) {}

  public KeyInfo {
    versions = List.copyOf(versions);
  }
}
