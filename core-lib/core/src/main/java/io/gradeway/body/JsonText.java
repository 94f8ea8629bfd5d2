package io.gradeway.body;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What is inside the quotes of a JSON string: RFC 8259 section 7, in UTF-8 as RFC 3629 has it.
 *
 * <p>The methods that measure return the length of what stands at {@code at}, {@link #CUT} when the
 * bytes end inside of it, or {@code -1 - i} when its byte {@code i} is wrong.
 */
final class JsonText {
  static final int CUT = 0;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int ESCAPE_LENGTH = 6;

  private JsonText() {}

  /**
   * First byte from {@code at} on that is a quote, a backslash, a control character or not ASCII;
   * {@code to} if there is none. Eight bytes a step: (x - n) & ~x has the high bit of a byte set
   * below n, exactly so for the lowest such byte, and the lowest is all that is looked at.
   */
  static int skipPlain(byte[] text, int at, int to) {
    int p = at;
    while (p <= to - Long.BYTES) {
      long x = (long) LONG.get(text, p);
      long quote = x ^ ONES * '"';
      long slash = x ^ ONES * '\\';
      long special =
          (x | ((x - ONES * ' ') & ~x) | ((quote - ONES) & ~quote) | ((slash - ONES) & ~slash))
              & HIGHS;
      if (special != 0) {
        return p + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      p += Long.BYTES;
    }
    while (p < to) {
      byte b = text[p];
      if (b < ' ' || b == '"' || b == '\\') {
        return p;
      }
      p++;
    }
    return to;
  }

  /** Measures a character that is not ASCII. */
  static int measureCharacter(byte[] text, int at, int to) {
    int lead = text[at] & 0xFF;
    int low = 0x80;
    int high = 0xBF;
    int length;
    if (lead >= 0xE0 && lead < 0xF0) {
      length = 3;
      low = lead == 0xE0 ? 0xA0 : low; // shorter forms exist
      high = lead == 0xED ? 0x9F : high; // surrogates
    } else if (lead >= 0xC2 && lead < 0xE0) {
      length = 2;
    } else if (lead >= 0xF0 && lead < 0xF5) {
      length = 4;
      low = lead == 0xF0 ? 0x90 : low;
      high = lead == 0xF4 ? 0x8F : high; // above U+10FFFF
    } else {
      return -1;
    }
    for (int i = 1; i < length; i++) {
      if (at + i == to) {
        return CUT;
      }
      int b = text[at + i] & 0xFF;
      if (b < low || b > high) {
        return -1 - i;
      }
      low = 0x80;
      high = 0xBF;
    }
    return length;
  }

  /** Measures an escape that starts with a backslash; a surrogate pair is one escape. */
  static int measureEscape(byte[] text, int at, int to) {
    if (at + 1 == to) {
      return CUT;
    }
    switch (text[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return 2;
      }
      case 'u' -> {
        int length = measureHex(text, at, to, 0);
        if (length <= 0) {
          return length;
        }
        int unit = hex(text, at);
        if (!Character.isSurrogate((char) unit)) {
          return length;
        }
        return Character.isHighSurrogate((char) unit) ? measureLow(text, at, to) : -1;
      }
      default -> {
        return -2;
      }
    }
  }

  private static int measureLow(byte[] text, int at, int to) {
    for (int i = ESCAPE_LENGTH; i < ESCAPE_LENGTH + 2; i++) {
      if (at + i == to) {
        return CUT;
      }
      if (text[at + i] != (i == ESCAPE_LENGTH ? '\\' : 'u')) {
        return -1 - i;
      }
    }
    int length = measureHex(text, at, to, ESCAPE_LENGTH);
    if (length <= 0) {
      return length;
    }
    return Character.isLowSurrogate((char) hex(text, at + ESCAPE_LENGTH))
        ? length
        : -1 - ESCAPE_LENGTH;
  }

  private static int measureHex(byte[] text, int at, int to, int skip) {
    for (int i = skip + 2; i < skip + ESCAPE_LENGTH; i++) {
      if (at + i == to) {
        return CUT;
      }
      if (digit(text[at + i]) < 0) {
        return -1 - i;
      }
    }
    return skip + ESCAPE_LENGTH;
  }

  private static int digit(byte b) {
    return b < 0 ? -1 : Character.digit((char) b, 16);
  }

  private static int hex(byte[] text, int at) {
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
      unit = (unit << 4) | digit(text[i]);
    }
    return unit;
  }

  /** Appends the text between quotes, which has been measured, without its escapes. */
  static void unescape(byte[] text, int from, int to, Bytes target) {
    int at = from;
    while (at < to) {
      int plain = at;
      while (at < to && text[at] != '\\') {
        at++;
      }
      target.append(text, plain, at);
      if (at == to) {
        return;
      }
      if (text[at + 1] == 'u') {
        int unit = hex(text, at);
        at += ESCAPE_LENGTH;
        if (Character.isHighSurrogate((char) unit)) {
          appendCharacter(Character.toCodePoint((char) unit, (char) hex(text, at)), target);
          at += ESCAPE_LENGTH;
        } else {
          appendCharacter(unit, target);
        }
      } else {
        target.append(unescaped(text[at + 1]));
        at += 2;
      }
    }
  }

  private static int unescaped(byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }

  private static void appendCharacter(int c, Bytes target) {
    if (c < 0x80) {
      target.append(c);
    } else if (c < 0x800) {
      target.append(0xC0 | (c >> 6));
      target.append(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      target.append(0xE0 | (c >> 12));
      target.append(0x80 | ((c >> 6) & 0x3F));
      target.append(0x80 | (c & 0x3F));
    } else {
      target.append(0xF0 | (c >> 18));
      target.append(0x80 | ((c >> 12) & 0x3F));
      target.append(0x80 | ((c >> 6) & 0x3F));
      target.append(0x80 | (c & 0x3F));
    }
  }

  /** Appends the text as a JSON string, quotes included, with no more escapes than needed. */
  static void appendQuoted(byte[] utf8, int from, int to, Bytes target) {
    target.append('"');
    int at = from;
    while (at < to) {
      int plain = at;
      at = skipPlain(utf8, at, to);
      while (at < to && utf8[at] < 0) {
        at++;
      }
      target.append(utf8, plain, at);
      if (at < to && (utf8[at] < ' ' || utf8[at] == '"' || utf8[at] == '\\')) {
        appendEscape(utf8[at++], target);
      }
    }
    target.append('"');
  }

  private static void appendEscape(byte b, Bytes target) {
    target.append('\\');
    switch (b) {
      case '"', '\\' -> target.append(b);
      case '\b' -> target.append('b');
      case '\f' -> target.append('f');
      case '\n' -> target.append('n');
      case '\r' -> target.append('r');
      case '\t' -> target.append('t');
      default -> {
        target.append('u');
        target.append('0');
        target.append('0');
        target.append(HEX[b >> 4]);
        target.append(HEX[b & 0xF]);
      }
    }
  }

  /** Whether the bytes are UTF-8. */
  static boolean isUtf8(byte[] text, int from, int to) {
    int at = from;
    while (at < to) {
      if (text[at] >= 0) {
        at++;
      } else {
        int length = measureCharacter(text, at, to);
        if (length <= 0) {
          return false;
        }
        at += length;
      }
    }
    return true;
  }
}
