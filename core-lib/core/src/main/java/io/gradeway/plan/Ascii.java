package io.gradeway.plan;

import java.nio.charset.StandardCharsets;

/** UTF-8 bytes seen as text without copying, as long as they are ASCII. */
final class Ascii implements CharSequence {
  private final byte[] bytes;
  private final int from;
  private final int to;

  Ascii(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  @Override
  public int length() {
    return to - from;
  }

  /** The byte as a character; a byte of a longer sequence is no digit and no letter. */
  @Override
  public char charAt(int index) {
    return (char) (bytes[from + index] & 0xFF);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new Ascii(bytes, from + start, from + end);
  }

  /** The text, decoded in full. */
  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
