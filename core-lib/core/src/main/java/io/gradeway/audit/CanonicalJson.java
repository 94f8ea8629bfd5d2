package io.gradeway.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON in the one form of RFC 8785 for what records hold: objects, arrays, strings,
 * integers. Members must come in ascending order of their names; integers from 2^53 are written as
 * strings; unpaired surrogates are refused.
 */
final class CanonicalJson {
  /** Integers of this size and more lose digits in readers that know doubles only. */
  static final long SAFE_INTEGER_END = 1L << 53;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int DEPTH_MAX = 8;

  private byte[] bytes = new byte[1_024];
  private int length;
  private final String[] lastNames = new String[DEPTH_MAX];
  private int depth;
  private boolean comma;

  CanonicalJson beginObject() {
    separate();
    put('{');
    lastNames[depth++] = "";
    comma = false;
    return this;
  }

  CanonicalJson endObject() {
    put('}');
    depth--;
    comma = true;
    return this;
  }

  CanonicalJson beginArray() {
    separate();
    put('[');
    comma = false;
    return this;
  }

  CanonicalJson endArray() {
    put(']');
    comma = true;
    return this;
  }

  CanonicalJson name(String name) {
    String last = lastNames[depth - 1];
    if (last.compareTo(name) >= 0) {
      throw new IllegalStateException("member " + name + " must not come after " + last);
    }
    lastNames[depth - 1] = name;
    separate();
    quote(name);
    put(':');
    comma = false;
    return this;
  }

  CanonicalJson value(String value) {
    separate();
    quote(value);
    comma = true;
    return this;
  }

  CanonicalJson value(long value) {
    String digits = Long.toString(value);
    if (value <= -SAFE_INTEGER_END || value >= SAFE_INTEGER_END) {
      return value(digits);
    }
    separate();
    room(digits.length());
    for (int i = 0; i < digits.length(); i++) {
      bytes[length++] = (byte) digits.charAt(i);
    }
    comma = true;
    return this;
  }

  /** A value that is canonical JSON already. */
  CanonicalJson raw(byte[] json) {
    separate();
    room(json.length);
    System.arraycopy(json, 0, bytes, length, json.length);
    length += json.length;
    comma = true;
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void separate() {
    if (comma) {
      put(',');
    }
  }

  private void put(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  private void quote(String value) {
    // A UTF-16 unit becomes at most six bytes.
    room(Math.addExact(Math.multiplyExact(value.length(), 6), 2));
    bytes[length++] = '"';
    for (int i = plain(value); i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
        bytes[length++] = (byte) c;
      } else if (c < 0x80) {
        escape(c);
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | c >> 6);
        bytes[length++] = (byte) (0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        bytes[length++] = (byte) (0xE0 | c >> 12);
        bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | c & 0x3F);
      } else {
        supplementary(value, i++);
      }
    }
    bytes[length++] = '"';
  }

  /** Copies the ASCII text at the start that needs no escape; says how much that was. */
  private int plain(String value) {
    byte[] to = bytes;
    int at = length;
    int i = 0;
    for (; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') {
        break;
      }
      to[at + i] = (byte) c;
    }
    length = at + i;
    return i;
  }

  private void supplementary(String value, int at) {
    if (!Character.isHighSurrogate(value.charAt(at))
        || at + 1 == value.length()
        || !Character.isLowSurrogate(value.charAt(at + 1))) {
      throw new IllegalArgumentException("text with an unpaired surrogate cannot be recorded");
    }
    int point = value.codePointAt(at);
    bytes[length++] = (byte) (0xF0 | point >> 18);
    bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
    bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
    bytes[length++] = (byte) (0x80 | point & 0x3F);
  }

  private void escape(char c) {
    bytes[length++] = '\\';
    if (c == '"' || c == '\\') {
      bytes[length++] = (byte) c;
      return;
    }
    int at = "\b\t\n\f\r".indexOf(c);
    if (at >= 0) {
      bytes[length++] = (byte) "btnfr".charAt(at);
    } else if (c < 0x20) {
      bytes[length++] = 'u';
      bytes[length++] = '0';
      bytes[length++] = '0';
      bytes[length++] = HEX[c >> 4];
      bytes[length++] = HEX[c & 0xF];
    } else {
      throw new AssertionError("only quotes, backslashes and controls are escaped");
    }
  }
}
