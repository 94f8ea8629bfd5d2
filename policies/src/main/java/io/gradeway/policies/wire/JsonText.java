package io.gradeway.policies.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes JSON as ASCII bytes; whoever calls it keeps members in sorted order. */
final class JsonText {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[1024];
  private int size;

  /** Appends JSON that is already written. */
  JsonText raw(String json) {
    for (int i = 0; i < json.length(); i++) {
      put((byte) json.charAt(i));
    }
    return this;
  }

  JsonText raw(byte[] json) {
    reserve(json.length);
    System.arraycopy(json, 0, bytes, size, json.length);
    size += json.length;
    return this;
  }

  /** Appends a string, with everything outside printable ASCII escaped. */
  JsonText string(String text) {
    put((byte) '"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        put((byte) '\\');
        put((byte) c);
      } else if (c >= 0x20 && c < 0x7F) {
        put((byte) c);
      } else {
        if (Character.isSurrogate(c)) {
          requirePair(text, i);
        }
        escape(c);
      }
    }
    put((byte) '"');
    return this;
  }

  JsonText bool(boolean value) {
    return raw(value ? "true" : "false");
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  void clear() {
    size = 0;
  }

  // An unpaired surrogate has no bytes of its own: two different texts would become one input.
  private static void requirePair(String text, int at) {
    boolean paired =
        Character.isHighSurrogate(text.charAt(at))
            ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
            : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    if (!paired) {
      throw new IllegalArgumentException("text with an unpaired surrogate at position " + at);
    }
  }

  private void escape(char c) {
    put((byte) '\\');
    put((byte) 'u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      put(HEX[(c >> shift) & 0xF]);
    }
  }

  private void put(byte b) {
    reserve(1);
    bytes[size++] = b;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
