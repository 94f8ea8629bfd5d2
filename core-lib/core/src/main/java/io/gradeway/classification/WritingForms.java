package io.gradeway.classification;

import org.jspecify.annotations.Nullable;

/**
 * Reads the ways one and the same digit, letter or separator is written in UTF-8: full-width forms,
 * mathematical digits and letters, circled, superscript and subscript digits (all of which NFKC
 * turns into ASCII), digits of other scripts in the basic plane, zero-width characters and
 * variation selectors, dashes and spaces of many kinds.
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
  private static final int KEY_CAP = 0x20E3;
  private static final int VARIATION_SELECTOR = 0xFE0F;

  /** ① ⑴ ⒈ ⓵ ❶ ➀ ➊, each followed by its 2 to 9. */
  private static final int[] ENCLOSED_ONES = {
    0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A
  };

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
        case ' ', '\t', 0x0B, '\f' -> pack(Separator.SPACE.weight(), 1);
        case '-' -> pack(Separator.DASH.weight(), 1);
        case '_' -> pack(Separator.UNDERSCORE.weight(), 1);
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
      case 0xB7,
          0x2022,
          0x2027,
          0x2043,
          0x2212,
          0x2219,
          0x22C5,
          0x2500,
          0x2501,
          0x30FB,
          0x30FC,
          0xFE31,
          0xFE32,
          0xFE58,
          0xFE63,
          0xFF0D,
          0xFF65 ->
          Separator.DASH;
      case 0xFF3F -> Separator.UNDERSCORE;
      case 0x2024, 0xFF0E -> Separator.DOT;
      case 0x2044, 0x2215, 0xFF0F -> Separator.SLASH;
      case 0xFF08, 0xFF09 -> Separator.BRACKET;
      case 0x5E74, 0x6708 -> Separator.DATE;
      case 0x85, 0x2028, 0x2029 -> Separator.LINE_BREAK;
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
    if (isNativeDigitBlock(point)) {
      int digit = Character.digit(point, DIGITS);
      if (digit >= 0) {
        return '0' + digit;
      }
    }
    for (int one : ENCLOSED_ONES) {
      if (point >= one && point < one + 9) {
        return '1' + point - one;
      }
    }
    if (point == 0x2070 || (point >= 0x2074 && point <= 0x2079)) {
      return '0' + point - 0x2070;
    }
    if (point >= 0x2080 && point <= 0x2089) {
      return '0' + point - 0x2080;
    }
    return switch (point) {
      case 0x24EA, 0x24FF -> '0';
      case 0x2169, 0x2179 -> 'X';
      case 0xB9 -> '1';
      case 0xB2 -> '2';
      case 0xB3 -> '3';
      default -> isInvisible(point) ? INVISIBLE : 0;
    };
  }

  /** Where digits of other scripts lie; Han, kana, Hangul and symbols are not among them. */
  private static boolean isNativeDigitBlock(int point) {
    return (point >= 0x660 && point < 0x2000) || (point >= 0xA620 && point < 0xABFA);
  }

  /**
   * Whether the digit at {@code i} is one of those that people also number lists and footnotes
   * with: circled, bracketed, with a full stop, in a key cap, raised or lowered.
   */
  static boolean isMark(byte[] b, int i, int to) {
    if (b[i] >= 0) {
      return Ascii.isDigit(b[i]) && isKeyCap(b, i + 1, to);
    }
    int point = codePoint(b, i, to) >>> LENGTH_BITS;
    return (point >= 0x2070 && point <= 0x2089)
        || (point >= 0x2460 && point <= 0x24FF)
        || (point >= 0x2776 && point <= 0x2792)
        || point == 0xB2
        || point == 0xB3
        || point == 0xB9;
  }

  private static boolean isKeyCap(byte[] b, int i, int to) {
    int at = i;
    while (at < to && b[at] < 0) {
      int point = codePoint(b, at, to);
      if (point >>> LENGTH_BITS == KEY_CAP) {
        return true;
      }
      if (point >>> LENGTH_BITS != VARIATION_SELECTOR) {
        return false;
      }
      at += point & LENGTH_MASK;
    }
    return false;
  }

  /** Length of the character at {@code i} when it is none of X but looks like it, else 0. */
  static int likeX(byte[] b, int i, int to) {
    if (b[i] >= 0) {
      return 0;
    }
    int point = codePoint(b, i, to);
    return switch (point >>> LENGTH_BITS) {
      case 0xD7, 0x3A7, 0x3C7, 0x425, 0x445 -> point & LENGTH_MASK;
      default -> 0;
    };
  }

  private static boolean isInvisible(int point) {
    return (point >= 0x200B && point <= 0x200F)
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2060 && point <= 0x2069)
        || (point >= 0xFE00 && point <= 0xFE0F)
        || (point >= 0xE0000 && point <= 0xE01EF)
        || point == KEY_CAP
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
