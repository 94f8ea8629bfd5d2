package io.gradeway.body;

import java.util.Arrays;

/** Bytes that grow at their end. */
final class Bytes {
  private static final int FIRST_CAPACITY = 512;

  byte[] array = new byte[0];
  int length;

  void append(byte[] source, int from, int to) {
    ensure(to - from);
    System.arraycopy(source, from, array, length, to - from);
    length += to - from;
  }

  void append(byte[] source) {
    append(source, 0, source.length);
  }

  void append(int one) {
    ensure(1);
    array[length++] = (byte) one;
  }

  /** Makes room for so many more. */
  void ensure(int more) {
    int needed = Math.addExact(length, more);
    if (needed > array.length) {
      array = Arrays.copyOf(array, Math.max(needed, Math.max(FIRST_CAPACITY, array.length * 2)));
    }
  }
}
