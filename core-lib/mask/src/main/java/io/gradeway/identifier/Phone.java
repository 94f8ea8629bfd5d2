package io.gradeway.identifier;

/**
 * Telephone numbers of mainland China without country code. Segments say little about the operator
 * (numbers are portable); they only say whether a number can have been given.
 */
public final class Phone {
  // Second and third digit of mobile segments: row = second digit, one character per third digit.
  private static final String[] SEGMENTS = {
    "..........", "..........", "..........", "0123456789", ".....56789",
    "0123.56789", "..2..567..", "012345678.", "0123456789", "0123.56789"
  };

  private Phone() {}

  /** Whether these are eleven digits of an assigned mobile segment (13x–19x). */
  public static boolean isMobile(CharSequence text, int from, int to) {
    return to - from == 11
        && CheckDigit.digits(text, from, to)
        && text.charAt(from) == '1'
        && SEGMENTS[text.charAt(from + 1) - '0'].charAt(text.charAt(from + 2) - '0') != '.';
  }

  /** As {@link #isMobile(CharSequence, int, int)} for a whole text. */
  public static boolean isMobile(CharSequence text) {
    return isMobile(text, 0, text.length());
  }

  /**
   * Where the eleven digits of a mobile number begin in a text that is nothing but such a number,
   * alone or after {@code +86}, {@code 0086} or {@code 86}; -1 for any other text.
   */
  public static int nationalMobileStart(CharSequence text) {
    int start = text.length() - 11;
    if (start < 0 || !isMobile(text, start, text.length())) {
      return -1;
    }
    boolean known =
        start == 0
            || isPrefix(text, start, "86")
            || isPrefix(text, start, "+86")
            || isPrefix(text, start, "0086");
    return known ? start : -1;
  }

  private static boolean isPrefix(CharSequence text, int length, String prefix) {
    if (prefix.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is a fixed line: area code with its 0, then seven or eight digits. */
  public static boolean isLandline(CharSequence text, int from, int to) {
    int area = areaCodeLength(text, from, to);
    int rest = to - from - area;
    return area > 0
        && (rest == 8 || (rest == 7 && area == 4))
        && CheckDigit.digits(text, from, to)
        && text.charAt(from + area) >= '2';
  }

  /** As {@link #isLandline(CharSequence, int, int)} for a whole text. */
  public static boolean isLandline(CharSequence text) {
    return isLandline(text, 0, text.length());
  }

  /**
   * Digits of the area code with its 0: 3 for 010 and 02x, 4 for the others, 0 when the text does
   * not begin with one. 026 is not assigned.
   */
  public static int areaCodeLength(CharSequence text, int from, int to) {
    if (to - from < 4 || text.charAt(from) != '0' || !CheckDigit.digits(text, from, from + 4)) {
      return 0;
    }
    char second = text.charAt(from + 1);
    char third = text.charAt(from + 2);
    if (second == '1') {
      return third == '0' ? 3 : 0;
    }
    if (second == '2') {
      return third == '6' ? 0 : 3;
    }
    return second >= '3' ? 4 : 0;
  }
}
