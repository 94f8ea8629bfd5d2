package io.gradeway.classification;

import java.nio.charset.StandardCharsets;

/** Text as UTF-8, and the way back from byte offsets to UTF-16 offsets. */
final class Utf16 {
  private Utf16() {}

  /** UTF-8 of the text; half a surrogate pair becomes one byte, {@code ?}. */
  static byte[] encode(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Position in {@code text} of a byte offset, counted on from a known pair of positions. */
  static int advance(CharSequence text, int unit, int bytes) {
    int left = bytes;
    int at = unit;
    while (left > 0) {
      char c = text.charAt(at++);
      if (c < 0x80) {
        left--;
      } else if (c < 0x800) {
        left -= 2;
      } else if (!Character.isSurrogate(c)) {
        left -= 3;
      } else if (Character.isHighSurrogate(c)
          && at < text.length()
          && Character.isLowSurrogate(text.charAt(at))) {
        at++;
        left -= 4;
      } else {
        left--;
      }
    }
    return at;
  }
}
