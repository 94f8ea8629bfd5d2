package io.gradeway.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/**
 * Writes JSON in the one form of RFC 8785 for what records hold: objects, arrays, strings,
 * integers. Members must come in ascending order of their names; integers from 2^53 are written as
 * strings; unpaired surrogates are refused.
 */
final class CanonicalJson {
  /** Integers of this size and more lose digits in readers that know doubles only. */
  static final long SAFE_INTEGER_END = 1L << 53;

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(768);
  private final ArrayDeque<String> lastNames = new ArrayDeque<>();
  private boolean comma;

  CanonicalJson beginObject() {
    separate();
    text.append('{');
    lastNames.push("");
    comma = false;
    return this;
  }

  CanonicalJson endObject() {
    text.append('}');
    lastNames.pop();
    comma = true;
    return this;
  }

  CanonicalJson beginArray() {
    separate();
    text.append('[');
    comma = false;
    return this;
  }

  CanonicalJson endArray() {
    text.append(']');
    comma = true;
    return this;
  }

  CanonicalJson name(String name) {
    String last = lastNames.pop();
    if (last.compareTo(name) >= 0) {
      throw new IllegalStateException("member " + name + " must not come after " + last);
    }
    lastNames.push(name);
    separate();
    quote(name);
    text.append(':');
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
    if (value <= -SAFE_INTEGER_END || value >= SAFE_INTEGER_END) {
      return value(Long.toString(value));
    }
    separate();
    text.append(value);
    comma = true;
    return this;
  }

  byte[] toBytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void separate() {
    if (comma) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < 0x20) {
        control(c);
      } else if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == value.length()
            || !Character.isLowSurrogate(value.charAt(i + 1))) {
          throw new IllegalArgumentException("text with an unpaired surrogate cannot be recorded");
        }
        text.append(c).append(value.charAt(++i));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  private void control(char c) {
    int at = "\b\t\n\f\r".indexOf(c);
    text.append('\\');
    if (at >= 0) {
      text.append("btnfr".charAt(at));
    } else {
      text.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
    }
  }
}
