package io.gradeway.plan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Looks under the everyday disguises of text (base64, percent-encoding, character references,
 * backslash-u escapes), so that a finding cannot hide in an encoded value. Ciphertext and
 * compression stay closed: what cannot be read is not found.
 */
final class Disguise {
  private static final int BASE64_RUN_MIN = 14;
  private static final int BASE64_GROUP = 4;

  private Disguise() {}

  /** The text under one layer of disguise, or null when there is none. */
  static byte @Nullable [] lift(byte[] utf8, int from, int to) {
    boolean escaped = false;
    int run = 0;
    int longestRun = 0;
    for (int i = from; i < to; i++) {
      byte b = utf8[i];
      escaped |= b == '%' || b == '&' || b == '\\';
      run = isBase64(b) ? run + 1 : 0;
      longestRun = Math.max(longestRun, run);
    }
    ByteArrayOutputStream lifted = new ByteArrayOutputStream();
    if (longestRun >= BASE64_RUN_MIN) {
      decodeRuns(utf8, from, to, lifted);
    }
    byte[] unescaped = escaped ? unescape(utf8, from, to) : null;
    if (unescaped != null) {
      lifted.writeBytes(unescaped);
    }
    return lifted.size() == 0 ? null : lifted.toByteArray();
  }

  private static void decodeRuns(byte[] utf8, int from, int to, ByteArrayOutputStream lifted) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i < to && isBase64(utf8[i])) {
        continue;
      }
      // What stands before the encoded text may look like a part of it, as in a path.
      for (int at = start; at < start + BASE64_GROUP && i - at >= BASE64_RUN_MIN; at++) {
        // A line break keeps the runs apart, so that no finding is made of two halves.
        lifted.writeBytes(decodeBase64(utf8, at, i));
        lifted.write('\n');
      }
      start = i + 1;
    }
  }

  private static boolean isBase64(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '+'
        || b == '/'
        || b == '-'
        || b == '_';
  }

  /** Decodes characters of base64, with or without padding; a lone last one means nothing. */
  private static byte[] decodeBase64(byte[] utf8, int from, int to) {
    int whole = (to - from) % BASE64_GROUP == 1 ? to - 1 : to;
    String text = new String(utf8, from, whole - from, StandardCharsets.ISO_8859_1);
    return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
  }

  private static byte @Nullable [] unescape(byte[] utf8, int from, int to) {
    byte[] plain = new byte[to - from];
    int length = 0;
    boolean changed = false;
    int i = from;
    while (i < to) {
      int code = -1;
      int used = 1;
      if (utf8[i] == '%') {
        code = hex(utf8, i + 1, i + 3, to);
        used = 3;
        if (code >= 0) {
          plain[length++] = (byte) code;
        }
      } else if (utf8[i] == '\\') {
        // Text that was quoted again and again has several backslashes before the u.
        int u = i + 1;
        while (u < to && utf8[u] == '\\') {
          u++;
        }
        code = u < to && utf8[u] == 'u' ? hex(utf8, u + 1, u + 5, to) : -1;
        used = u + 5 - i;
        length = code >= 0 ? append(plain, length, code) : length;
      } else if (utf8[i] == '&' && i + 1 < to && utf8[i + 1] == '#') {
        int end = i + 2;
        while (end < to && utf8[end] != ';' && end - i < 10) {
          end++;
        }
        if (end < to && utf8[end] == ';') {
          code = reference(utf8, i + 2, end);
          used = end + 1 - i;
          length = code >= 0 ? append(plain, length, code) : length;
        }
      }
      if (code >= 0) {
        changed = true;
        i += used;
      } else {
        plain[length++] = utf8[i++];
      }
    }
    return changed ? Arrays.copyOf(plain, length) : null;
  }

  private static int reference(byte[] utf8, int from, int to) {
    if (from < to && (utf8[from] == 'x' || utf8[from] == 'X')) {
      return to - from > 5 ? -1 : hex(utf8, from + 1, to, to);
    }
    int code = 0;
    for (int i = from; i < to; i++) {
      if (utf8[i] < '0' || utf8[i] > '9') {
        return -1;
      }
      code = code * 10 + utf8[i] - '0';
    }
    return from == to || code > 0xFFFF ? -1 : code;
  }

  private static int hex(byte[] utf8, int from, int to, int end) {
    if (to > end || from >= to) {
      return -1;
    }
    int code = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(utf8[i], 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  private static int append(byte[] plain, int length, int code) {
    byte[] bytes = String.valueOf((char) code).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, plain, length, bytes.length);
    return length + bytes.length;
  }
}
