package io.gradeway.classification;

import org.jspecify.annotations.Nullable;

/**
 * Reads the ways one and the same digit, letter or separator is written in UTF-8: full-width forms,
 * mathematical digits and letters, circled, superscript and subscript digits (all of which NFKC
 * turns into ASCII), zero-width characters and variation selectors, dashes and spaces of many
 * kinds.
 *
 * <p>Answers are packed integers: value in the upper bits, length in bytes in the lowest four; 0
 * says that nothing fits.
 */
final class WritingForms {
  static final int LENGTH_BITS = 4;
  static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

  /** Value of a character that no reader sees. */
  static final int INVISIBLE = 1;

  private static final int MATH_LETTERS_FIRST = 0x1D400;
  private static final int MATH_LETTERS_LAST = 0x1D6A3;
  private static final int MATH_DIGITS_FIRST = 0x1D7CE;
  private static final int MATH_DIGITS_LAST = 0x1D7FF;
  private static final int LETTERS = 26;
  private static final int DIGITS = 10;

  private WritingForms() {}

  /** The ASCII letter or digit written at {@code i}, or {@link #INVISIBLE}, or 0. */
  static int character(byte[] b, int i, int to) {
    int first = b[i];
    if (first >= 0) {
      return Ascii.isAlphanumeric(first) ? pack(first, 1) : 0;
    }
    int point = codePoint(b, i, to);
    int value = foldToAscii(point >>> LENGTH_BITS);
    return value == 0 ? 0 : pack(value, point & LENGTH_MASK);
  }

  /** The character, as {@link #character} has it, that ends at {@code end}. */
  static int characterBefore(byte[] b, int from, int end) {
    int start = end - 1;
    int limit = Math.max(from, end - 4);
    while (start > limit && (b[start] & 0xC0) == 0x80) {
      start--;
    }
    int found = character(b, start, end);
    return (found & LENGTH_MASK) == end - start ? found : 0;
  }

  /** The separator written at {@code i}, as its weight, or 0. */
  static int separator(byte[] b, int i, int to) {
    int first = b[i];
    if (first >= 0) {
      return switch (first) {
        case ' ', '\t' -> pack(Separator.SPACE.weight(), 1);
        case '-' -> pack(Separator.DASH.weight(), 1);
        case '.' -> pack(Separator.DOT.weight(), 1);
        case '/' -> pack(Separator.SLASH.weight(), 1);
        case '(', ')' -> pack(Separator.BRACKET.weight(), 1);
        case '\n', '\r' -> pack(Separator.LINE_BREAK.weight(), 1);
        default -> 0;
      };
    }
    int point = codePoint(b, i, to);
    Separator kind = wideSeparator(point >>> LENGTH_BITS);
    return kind == null ? 0 : pack(kind.weight(), point & LENGTH_MASK);
  }

  private static @Nullable Separator wideSeparator(int point) {
    if ((point >= 0x2000 && point <= 0x200A) || (point >= 0x1F300 && point <= 0x1FAFF)) {
      return Separator.SPACE;
    }
    if ((point >= 0x2010 && point <= 0x2015) || (point >= 0x2600 && point <= 0x27BF)) {
      return point < 0x2600 ? Separator.DASH : Separator.SPACE;
    }
    return switch (point) {
      case 0xA0, 0x202F, 0x205F, 0x3000 -> Separator.SPACE;
      case 0xB7, 0x2022, 0x2027, 0x2212, 0x30FB, 0xFE58, 0xFE63, 0xFF0D, 0xFF65 -> Separator.DASH;
      case 0xFF0E -> Separator.DOT;
      case 0xFF0F -> Separator.SLASH;
      case 0xFF08, 0xFF09 -> Separator.BRACKET;
      case 0x5E74, 0x6708 -> Separator.DATE;
      case 0x2028, 0x2029 -> Separator.LINE_BREAK;
      default -> null;
    };
  }

  private static int foldToAscii(int point) {
    if (point >= 0xFF10 && point <= 0xFF5A) {
      int ascii = point - 0xFEE0;
      return Ascii.isAlphanumeric(ascii) ? ascii : 0;
    }
    if (point >= MATH_LETTERS_FIRST && point <= MATH_LETTERS_LAST) {
      int letter = (point - MATH_LETTERS_FIRST) % (2 * LETTERS);
      return letter < LETTERS ? 'A' + letter : 'a' + letter - LETTERS;
    }
    if (point >= MATH_DIGITS_FIRST && point <= MATH_DIGITS_LAST) {
      return '0' + (point - MATH_DIGITS_FIRST) % DIGITS;
    }
    if (point >= 0x2460 && point <= 0x2468) {
      return '1' + point - 0x2460;
    }
    if (point == 0x2070 || (point >= 0x2074 && point <= 0x2079)) {
      return '0' + point - 0x2070;
    }
    if (point >= 0x2080 && point <= 0x2089) {
      return '0' + point - 0x2080;
    }
    return switch (point) {
      case 0x24EA -> '0';
      case 0xB9 -> '1';
      case 0xB2 -> '2';
      case 0xB3 -> '3';
      default -> isInvisible(point) ? INVISIBLE : 0;
    };
  }

  private static boolean isInvisible(int point) {
    return (point >= 0x200B && point <= 0x200F)
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2060 && point <= 0x2069)
        || (point >= 0xFE00 && point <= 0xFE0F)
        || (point >= 0xE0000 && point <= 0xE01EF)
        || point == 0x20E3
        || point == 0xFEFF
        || point == 0xAD
        || point == 0x34F
        || point == 0x180E;
  }

  /** Code point and its length; malformed bytes give code point 0 with length 1. */
  private static int codePoint(byte[] b, int i, int to) {
    int first = b[i] & 0xFF;
    if (first >= 0xF0 && i + 3 < to) {
      int point =
          (first & 0x07) << 18
              | (b[i + 1] & 0x3F) << 12
              | (b[i + 2] & 0x3F) << 6
              | (b[i + 3] & 0x3F);
      return pack(point, 4);
    }
    if (first >= 0xE0 && first < 0xF0 && i + 2 < to) {
      return pack((first & 0x0F) << 12 | (b[i + 1] & 0x3F) << 6 | (b[i + 2] & 0x3F), 3);
    }
    if (first >= 0xC0 && first < 0xE0 && i + 1 < to) {
      return pack((first & 0x1F) << 6 | (b[i + 1] & 0x3F), 2);
    }
    return pack(0, 1);
  }

  private static int pack(int value, int length) {
    return value << LENGTH_BITS | length;
  }
}
