package io.gradeway.decision;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The exact bytes a policy is asked with. Two are equal when every byte is; a hash alone never
 * decides. Immutable as long as the array is left alone.
 */
public final class InputBytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final byte[] bytes;
  private final int hash;

  private InputBytes(byte[] bytes) {
    this.bytes = bytes;
    this.hash = hash(bytes);
  }

  /** Wraps an array, which must not be changed afterwards. */
  public static InputBytes of(byte[] bytes) {
    return new InputBytes(bytes);
  }

  /** The bytes themselves, not a copy: must not be changed. */
  public byte[] array() {
    return bytes;
  }

  public int size() {
    return bytes.length;
  }

  // Eight bytes a step: inputs have some thousand bytes and are hashed for every request.
  private static int hash(byte[] bytes) {
    long hash = bytes.length;
    int at = 0;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * MULTIPLIER;
      hash ^= hash >>> 29;
    }
    for (; at < bytes.length; at++) {
      hash = (hash ^ bytes[at]) * MULTIPLIER;
    }
    return (int) (hash >>> 32);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InputBytes that
        && hash == that.hash
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "InputBytes[" + bytes.length + "]";
  }
}
