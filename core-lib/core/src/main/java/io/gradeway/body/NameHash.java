package io.gradeway.body;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * SipHash-1-3 (Aumasson and Bernstein, 2012) of a member name under its parent's path, with a key
 * of its own for each instance: whoever chooses names cannot choose collisions.
 */
final class NameHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final SecureRandom SEEDS = new SecureRandom();

  private final long k0;
  private final long k1;

  NameHash() {
    this(SEEDS.nextLong(), SEEDS.nextLong());
  }

  NameHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  int hash(int parent, byte[] name, int from, int to) {
    long h = sip(parent, name, from, to);
    return (int) (h ^ (h >>> 32));
  }

  /** The hash of the eight little-endian bytes of {@code parent} followed by the name. */
  long sip(long parent, byte[] name, int from, int to) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    int at = from;
    int blocks = 2 + (to - from) / Long.BYTES; // parent, whole words of the name, the rest
    int rounds = blocks + 3;
    for (int round = 0; round < rounds; round++) {
      long m = 0;
      if (round == 0) {
        m = parent;
      } else if (round < blocks - 1) {
        m = (long) LONG.get(name, at);
        at += Long.BYTES;
      } else if (round == blocks - 1) {
        m = (long) (to - from + Long.BYTES) << 56;
        for (int i = at; i < to; i++) {
          m |= (name[i] & 0xFFL) << ((i - at) * 8);
        }
      } else if (round == blocks) {
        v2 ^= 0xFF;
      }
      v3 ^= m;
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
      v0 ^= m;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }
}
